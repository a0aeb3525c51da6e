import type { Sharp } from "sharp";
import sharp from "sharp";
import type { FlawKind } from "../../src/core/lint/qualityFlaws.ts";
import { randomFrom } from "./random.ts";

/** A way in which a picture can be worse than its set, and what lint should say of it. */
export interface Fault {
  readonly name: string;
  readonly finds: FlawKind;
  /** The picture with the fault, as a file. */
  readonly plant: (original: Buffer, seed: number) => Promise<Buffer>;
}

const usualQuality = 92;

export const faults: readonly Fault[] = [
  { name: "blurred a little", finds: "soft", plant: blurred(0.003) },
  { name: "blurred", finds: "soft", plant: blurred(0.006) },
  { name: "enlarged twice", finds: "soft", plant: enlarged(2) },
  { name: "enlarged four times", finds: "soft", plant: enlarged(4) },
  { name: "some noise", finds: "noisy", plant: noisy(7) },
  { name: "clearly visible noise", finds: "noisy", plant: noisy(14) },
  { name: "half the contrast", finds: "dull", plant: faded(0.5) },
  { name: "a third of the contrast", finds: "dull", plant: faded(1 / 3) },
  {
    name: "JPEG quality 30",
    finds: "compressed",
    plant: (original) => sharp(original).jpeg({ quality: 30 }).toBuffer(),
  },
  {
    name: "JPEG quality 10",
    finds: "compressed",
    plant: (original) => sharp(original).jpeg({ quality: 10 }).toBuffer(),
  },
  {
    name: "JPEG quality 10, saved again at 92",
    finds: "compressed",
    plant: async (original) =>
      saved(sharp(await sharp(original).jpeg({ quality: 10 }).toBuffer())),
  },
];

/** @param share of the long side that the blur reaches */
function blurred(share: number): Fault["plant"] {
  return async (original) => {
    const { width, height } = await sharp(original).metadata();
    const reach = Math.max(0.8, share * Math.max(width, height));
    return saved(sharp(original).blur(reach));
  };
}

function enlarged(times: number): Fault["plant"] {
  return async (original) => {
    const { width, height } = await sharp(original).metadata();
    const small = await sharp(original)
      .resize(Math.max(8, Math.round(width / times)))
      .png()
      .toBuffer();
    return saved(sharp(small).resize(width, height, { fit: "fill" }));
  };
}

/** @param spread of the noise, of 255 steps */
function noisy(spread: number): Fault["plant"] {
  return async (original, seed) => {
    const { data, info } = await sharp(original)
      .removeAlpha()
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const random = randomFrom(seed + 1);
    for (let at = 0; at < data.length; at++) {
      // The sum of twelve is close to the bell curve, with a spread of one.
      let chance = -6;
      for (let draw = 0; draw < 12; draw++) chance += random();
      const value = Math.round((data[at] ?? 0) + spread * chance);
      data[at] = Math.max(0, Math.min(255, value));
    }
    const { width, height, channels } = info;
    return saved(sharp(data, { raw: { width, height, channels } }));
  };
}

/** Light and dark drawn together round the middle grey. */
function faded(contrast: number): Fault["plant"] {
  return async (original) =>
    saved(sharp(original).linear(contrast, 128 * (1 - contrast)));
}

async function saved(picture: Sharp): Promise<Buffer> {
  return picture
    .jpeg({ quality: usualQuality, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
