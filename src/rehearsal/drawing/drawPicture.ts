import sharp from "sharp";
import { composeScene } from "./composeScene.ts";
import type { SceneRequest } from "./composeScene.ts";
import { grainTile } from "./grain.ts";

export interface PictureRequest extends SceneRequest {
  readonly format: "JPG" | "PNG" | "WEBP";
  /** 1 to 100; not for PNG. */
  readonly outputQuality: number;
}

/** Draws and encodes one picture; the same request gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const { seed, format, outputQuality: quality } = request;
  const svg = Buffer.from(composeScene(request));
  const picture = sharp(svg)
    .removeAlpha()
    .composite([{ input: await grainTile(seed), tile: true, blend: "overlay" }])
    .removeAlpha();
  switch (format) {
    case "JPG":
      return picture.jpeg({ quality }).toBuffer();
    case "PNG":
      // Grain hardly compresses: more effort costs seconds and saves nothing.
      return picture.png({ compressionLevel: 2 }).toBuffer();
    case "WEBP":
      return picture.webp({ quality, effort: 1 }).toBuffer();
  }
}
