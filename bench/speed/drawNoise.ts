import { randomFillSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";

/** Writes pictures that can't be compressed, of about `bytes` each. */
export async function drawNoise(
  folder: string,
  count: number,
  bytes: number,
): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  const side = Math.floor(Math.sqrt(bytes / 3));
  const pixels = Buffer.alloc(side * side * 3);
  for (let index = 0; index < count; index++) {
    randomFillSync(pixels);
    await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toFile(path.join(folder, `${index}.png`));
  }
}
