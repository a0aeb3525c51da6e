import { dot, engrave, parallelLines, ribbon, taper } from "./engraving.mjs";
import { channels, palette } from "./palette.mjs";
import { between, fractalNoise, pick, seededRandom } from "./random.mjs";
import { fill, glow, radians } from "./shapes.mjs";

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

/** Stars from dust to a few with rays; `density(x, y)` in 0 to 1 thins them out. */
export function stars(
  seed,
  { width, height, count, density = () => 1, rays = 10, largest = 2 },
) {
  const random = seededRandom(seed);
  const layers = new Map();
  for (let index = 0; index < count; index += 1) {
    const x = random() * width;
    const y = random() * height;
    const size = 0.5 + largest * random() ** 7;
    const colour = pick(random, [
      palette.cream,
      palette.cream,
      palette.amber,
      palette.lavender,
    ]);
    if (random() > density(x, y)) continue;
    layers.set(colour, (layers.get(colour) ?? "") + dot(x, y, size));
  }
  const dust = [...layers].map(([colour, d]) =>
    fill(d, colour, { opacity: 0.85 }),
  );
  const bright = [];
  for (let tries = 0; bright.length < rays && tries < rays * 20; tries += 1) {
    const x = between(random, 0.03, 0.97) * width;
    const y = between(random, 0.03, 0.97) * height;
    if (random() < density(x, y) * 0.9)
      bright.push(
        brightStar(
          `star${seed}-${bright.length}`,
          x,
          y,
          between(random, 6, 17),
        ),
      );
  }
  return dust.join("") + bright.join("");
}

/** A star with four long and four short engraved rays in a soft halo. */
export function brightStar(id, x, y, size, colour = palette.amber) {
  const rays = [];
  for (let index = 0; index < 8; index += 1) {
    const reach = index % 2 === 0 ? size : size * 0.42;
    const angle = (index * Math.PI) / 4;
    const tip = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    rays.push(
      taper([x, y], [(x + tip[0]) / 2, (y + tip[1]) / 2], tip, size * 0.22, 2),
    );
  }
  return (
    glow(id, x, y, size * 2.6, colour, 0.5) +
    fill(rays.join("") + dot(x, y, size * 0.16), palette.cream)
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

/** A streak that ends in a bright head: shooting star or comet ray. */
export function streak(
  [x0, y0],
  [x1, y1],
  width,
  colour = palette.cream,
  opacity = 0.95,
) {
  const points = Array.from({ length: 13 }, (_, index) => {
    const t = index / 12;
    return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, (width / 2) * t ** 1.6];
  });
  return fill(ribbon(points) + dot(x1, y1, width * 0.62), colour, { opacity });
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smooth(low, high, value) {
  const t = Math.max(0, Math.min(1, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
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
