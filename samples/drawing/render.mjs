import sharp from "sharp";
import { seededRandom } from "./random.mjs";
import { paintSky } from "./sky.mjs";

/**
 * Sky, line work, bloom and grain of one scene as raw RGB pixels.
 * A scene is { width, height, seed, sky, art } with `art` the SVG elements.
 */
export async function renderScene({ width, height, seed, sky, art }) {
  // Skies are smooth: half the size is a quarter of the work and looks the same.
  const ground = await sharp(
    paintSky({ ...halved(sky), width: width / 2, height: height / 2, seed }),
    { raw: { width: width / 2, height: height / 2, channels: 3 } },
  )
    .resize(width, height, { kernel: "cubic" })
    .raw()
    .toBuffer();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${art}</svg>`;
  const raw = { width, height, channels: 3 };
  const drawn = await sharp(ground, { raw })
    .composite([{ input: Buffer.from(svg), unlimited: true }])
    .removeAlpha()
    .raw()
    .toBuffer();
  const soft = await sharp(drawn, { raw }).blur(14).raw().toBuffer();
  return withBloomAndGrain(drawn, soft, seed);
}

function withBloomAndGrain(drawn, soft, seed) {
  const random = seededRandom(seed * 31 + 5);
  const pixels = Buffer.alloc(drawn.length);
  for (let index = 0; index < drawn.length; index += 3) {
    const luma =
      drawn[index] * 0.3 + drawn[index + 1] * 0.6 + drawn[index + 2] * 0.1;
    const noise = random() + random() + random() - 1.5;
    // Film shows its grain in the middle tones, less in black and in white.
    const grain = noise * (5 + 9 * Math.sin((Math.PI * luma) / 255));
    for (let channel = 0; channel < 3; channel += 1) {
      const sharpValue = drawn[index + channel];
      const lit =
        255 - ((255 - sharpValue) * (255 - soft[index + channel] * 0.34)) / 255;
      const value = lit * 0.94 + grain;
      pixels[index + channel] = Math.max(0, Math.min(255, value));
    }
  }
  return pixels;
}

function halved(sky) {
  const { band, lights } = sky;
  const half = (entry, keys) => ({
    ...entry,
    ...Object.fromEntries(keys.map((key) => [key, entry[key] / 2])),
  });
  return {
    ...sky,
    ...(band && { band: half(band, ["x", "y", "width"]) }),
    ...(lights && {
      lights: lights.map((light) => half(light, ["x", "y", "radius"])),
    }),
  };
}
