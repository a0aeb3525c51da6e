import path from "node:path";
import sharp from "sharp";
import type { Raster } from "../../src/core/style/raster.ts";
import { analysisLongSidePixels } from "../../src/core/style/describeStyle.ts";

sharp.cache(false);
sharp.concurrency(1);

/** Decodes as the engine does: upright, on white, scaled down and never up. */
export async function decode(
  picture: string | Buffer,
  longSidePixels = analysisLongSidePixels,
): Promise<Raster> {
  const { data, info } = await sharp(
    typeof picture === "string" ? path.resolve(picture) : picture,
    { ignoreIcc: true },
  )
    .rotate()
    .flatten({ background: "#ffffff" })
    .resize({
      width: longSidePixels,
      height: longSidePixels,
      fit: "inside",
      withoutEnlargement: true,
    })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
}
