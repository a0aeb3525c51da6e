import sharp from "sharp";
import { randomFrom } from "../style/random.ts";

/** What was done to a picture so that its layout alone is left. */
export const layoutKinds = [
  "other colours",
  "channels swapped",
  "repainted flat",
  "blurred and recoloured",
  "bent 2 % and recoloured",
  "mirrored, other colours",
] as const;

export type LayoutKind = (typeof layoutKinds)[number];

/** Long side, pixels: as large as pictures are analysed at, or nearly. */
const workedAtPixels = 512;

/** Draws the same layout in another way; the same picture and kind give the same bytes. */
export async function layoutOf(
  original: Buffer,
  kind: LayoutKind,
  seed: number,
): Promise<Buffer> {
  const random = randomFrom(seed * 89 + layoutKinds.indexOf(kind) * 6007 + 1);
  for (let skip = 0; skip < 5; skip++) random();
  const hue = Math.round(90 + 180 * random());
  const picture = () =>
    sharp(original)
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .resize(workedAtPixels, workedAtPixels, {
        fit: "inside",
        withoutEnlargement: true,
      });
  switch (kind) {
    case "other colours":
      return picture().modulate({ hue }).png().toBuffer();
    case "channels swapped":
      return picture()
        .recomb([
          [0, 1, 0],
          [0, 0, 1],
          [1, 0, 0],
        ])
        .png()
        .toBuffer();
    case "repainted flat":
      return picture()
        .median(9)
        .modulate({ hue, saturation: 0.6 })
        .png({ palette: true, colours: 8, dither: 0 })
        .toBuffer();
    case "blurred and recoloured":
      return picture()
        .blur(6)
        .modulate({ hue, brightness: 1.05 })
        .png()
        .toBuffer();
    case "bent 2 % and recoloured":
      return bent(await picture().modulate({ hue }).png().toBuffer(), random);
    case "mirrored, other colours":
      return picture().flop().modulate({ hue }).png().toBuffer();
  }
}

/** Every place moved by up to two percent, near ones alike: as if drawn again by hand. */
async function bent(picture: Buffer, random: () => number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const reach = 0.02 * Math.max(width, height);
  const [one, other] = [2 * Math.PI * random(), 2 * Math.PI * random()];
  const out = Buffer.alloc(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = [x / width, y / height];
      const dx = reach * Math.sin(2 * Math.PI * (1.5 * down + across) + one);
      const dy = reach * Math.cos(2 * Math.PI * (1.5 * across - down) + other);
      const fromX = Math.max(0, Math.min(width - 1, Math.round(x + dx)));
      const fromY = Math.max(0, Math.min(height - 1, Math.round(y + dy)));
      const from = (fromY * width + fromX) * channels;
      data.copy(out, (y * width + x) * channels, from, from + channels);
    }
  }
  return sharp(out, { raw: { width, height, channels } }).png().toBuffer();
}
