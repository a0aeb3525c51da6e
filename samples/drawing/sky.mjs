import { engrave, parallelLines } from "./engraving.mjs";
import { channels, palette } from "./palette.mjs";
import { fractalNoise, smooth } from "./random.mjs";
import { radians } from "./shapes.mjs";

/**
 * The painted ground of a picture as raw RGB. `stops` run from top to bottom,
 * `clouds` are drifting patches of colour, `band` is a milky way with a dark
 * rift, `lights` are soft patches of brightness.
 */
export function paintSky({
  width,
  height,
  seed,
  stops,
  clouds = [],
  band,
  lights = [],
  vignette = 0.35,
}) {
  const noise = fractalNoise(seed, 5);
  const pixels = Buffer.alloc(width * height * 3);
  const long = Math.max(width, height);
  const ramp = stops.map(([offset, colour]) => [offset, channels(colour)]);
  const patches = clouds.map((cloud) => ({
    ...cloud,
    rgb: channels(cloud.colour),
  }));
  const lamps = lights.map((light) => ({
    ...light,
    rgb: channels(light.colour),
  }));
  const galaxy = band && {
    ...band,
    rgb: channels(band.colour),
    coreRgb: channels(band.core),
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const u = x / long;
      const v = y / long;
      const warp = noise(u * 3 + 7, v * 3) - 0.5;
      const colour = rampAt(ramp, y / height + warp * 0.16);
      for (const cloud of patches) {
        const drift = noise(
          u * cloud.scale + warp * 1.6 + cloud.shift,
          v * cloud.scale * 1.5 + warp,
        );
        blend(colour, cloud.rgb, cloud.strength * smooth(0.48, 0.8, drift));
      }
      if (galaxy !== undefined) paintBand(colour, galaxy, x, y, noise, long);
      for (const light of lamps) {
        const far =
          Math.hypot((x - light.x) / (light.stretch ?? 1), y - light.y) /
          light.radius;
        blend(colour, light.rgb, light.strength * Math.exp(-far * far * 2.2));
      }
      const edge = Math.hypot(x / width - 0.5, y / height - 0.5) * 1.41;
      const shade = 1 - vignette * smooth(0.45, 1, edge);
      const index = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1)
        pixels[index + channel] = Math.max(
          0,
          Math.min(255, colour[channel] * shade),
        );
    }
  }
  return pixels;
}

const ink = channels(palette.ink);

function paintBand(colour, band, x, y, noise, long) {
  const angle = radians(band.angle);
  const along = (x - band.x) * Math.cos(angle) + (y - band.y) * Math.sin(angle);
  const across =
    (-(x - band.x) * Math.sin(angle) +
      (y - band.y) * Math.cos(angle) +
      (band.bend ?? 0) * (along / long) ** 2 * long) /
    band.width;
  const rough = noise((along / long) * 7 + 3, across * 0.9 + 11);
  const body = Math.exp(-(across * across) * 1.6) * (0.35 + 1.1 * rough);
  const rift = Math.exp(-(((across - 0.12 + (rough - 0.5) * 0.9) / 0.2) ** 2));
  blend(colour, band.rgb, band.strength * body);
  blend(
    colour,
    band.coreRgb,
    band.strength * 0.75 * Math.exp(-(across * across) * 7) * rough,
  );
  blend(
    colour,
    ink,
    0.42 * rift * smooth(0.42, 0.62, noise((along / long) * 11, across * 2)),
  );
}

/** Fine engraved lines across the sky: clouds of tone that only lines make. */
export function engravedSky(
  seed,
  {
    x = 0,
    y = 0,
    width,
    height,
    spacing = 8,
    weight = 1.5,
    colour = palette.lavender,
    opacity = 0.3,
    angle = 0,
    scale = 2.4,
    tone = () => 1,
  },
) {
  const noise = fractalNoise(seed, 4);
  const long = Math.max(width, height);
  return engrave(
    parallelLines({
      x,
      y,
      width,
      height,
      spacing,
      angle,
      step: 8,
      waver: (px, py) =>
        26 * (noise((px / long) * 1.6 + 31, (py / long) * 1.6) - 0.5),
    }),
    (px, py) =>
      1.5 *
      smooth(0.45, 0.8, noise((px / long) * scale, (py / long) * scale * 1.7)) *
      tone(px, py),
    { weight, colour, opacity },
  );
}

function rampAt(ramp, at) {
  const next = ramp.findIndex(([offset]) => offset >= at);
  if (next === 0) return [...ramp[0][1]];
  if (next === -1) return [...ramp[ramp.length - 1][1]];
  const [start, from] = ramp[next - 1];
  const [end, to] = ramp[next];
  const share = (at - start) / (end - start);
  return from.map((value, index) => value + (to[index] - value) * share);
}

function blend(colour, other, share) {
  for (let channel = 0; channel < 3; channel += 1)
    colour[channel] += (other[channel] - colour[channel]) * Math.min(1, share);
}
