import { readFile } from "node:fs/promises";
import { sharp } from "./decoder.ts";
import { maxDecodedPixels } from "./measurePixels.ts";
import type { EmbedRequest, SmallPicture } from "./messages.ts";

const quality = 80;

/**
 * A small upright copy without metadata; what is transparent becomes white.
 * @throws when the file can't be read or decoded
 */
export async function embedPicture({
  path,
  longSide,
}: EmbedRequest): Promise<SmallPicture> {
  const { data, info } = await sharp(await readFile(path), {
    limitInputPixels: maxDecodedPixels,
    autoOrient: true,
  })
    .resize(longSide, longSide, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .webp({ quality })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
