import { createHash } from "node:crypto";
import type { FailOnOptions } from "sharp";
import { sharp } from "./decoder.ts";
import type { Header, Pixels } from "../../core/dataset/facts.ts";
import { coloursOf } from "../../core/style/colours.ts";
import { describeComposition } from "../../core/style/composition/describeComposition.ts";
import {
  analysisLongSidePixels,
  describeStyle,
} from "../../core/style/describeStyle.ts";
import { miniatureOf } from "../../core/style/miniature.ts";
import { paletteOf } from "../../core/style/palette.ts";
import type { Raster } from "../../core/style/raster.ts";

/** A larger picture isn't decoded: 100 megapixels take 400 MB in some formats. */
export const maxDecodedPixels = 100_000_000;

const thumbnailQuality = 80;

/** What decoders say of files that every viewer shows: phones write them. */
const harmlessWarnings =
  /extraneous bytes before marker|Invalid SOS parameters|unknown JFIF revision/i;

/** A picture decoded once, small, upright, without transparency. */
export interface Decoded {
  readonly raster: Raster;
  /** What the decoder complained about although it came to an end. */
  readonly warning?: string;
}

/**
 * Decodes a picture, by default to the size it is analysed at. Embedded profiles are left
 * aside: they cost more than everything else and hardly move a measurement.
 *
 * @throws when there is no picture to be had, with the decoder's words
 */
export async function decode(
  content: Buffer,
  longSidePixels = analysisLongSidePixels,
): Promise<Decoded> {
  try {
    return { raster: await decodeWith(content, longSidePixels, "warning") };
  } catch (error) {
    const raster = await decodeWith(content, longSidePixels, "error");
    const warning = wordsOf(error);
    return harmlessWarnings.test(warning) ? { raster } : { raster, warning };
  }
}

export function measure(raster: Raster, header: Header): Pixels {
  const pixelHash = createHash("sha256")
    // A plain picture looks the same at every size once it is small.
    .update(
      `${header.width}x${header.height} ${raster.width}x${raster.height} `,
    )
    .update(raster.rgb)
    .digest("hex");
  const colours = coloursOf(raster);
  return {
    pixelHash,
    // What is smaller still comes of the halved picture as of the whole.
    miniature: miniatureOf(colours.small),
    style: describeStyle(raster, colours),
    palette: paletteOf(colours.small),
    composition: describeComposition(colours),
  };
}

/** The picture as a small WebP. */
export async function thumbnailOf(
  { rgb, width, height }: Raster,
  longSidePixels: number,
): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(longSidePixels, longSidePixels, {
      fit: "inside",
      withoutEnlargement: true,
    })
    .webp({ quality: thumbnailQuality })
    .toBuffer();
}

/** A decoder's error in one line, without the name of the library. */
export function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split("\n").filter((line) => line.trim() !== "");
  return first.replace(/^(?:\w+: )?Vips\w+: |\.$/g, "").trim();
}

async function decodeWith(
  content: Buffer,
  longSidePixels: number,
  failOn: FailOnOptions,
): Promise<Raster> {
  const { data, info } = await sharp(content, {
    failOn,
    limitInputPixels: maxDecodedPixels,
    autoOrient: true,
    ignoreIcc: true,
  })
    .resize(longSidePixels, longSidePixels, {
      fit: "inside",
      withoutEnlargement: true,
    })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) {
    throw new Error(`it has ${info.channels} channels instead of 3`);
  }
  return { width: info.width, height: info.height, rgb: data };
}
