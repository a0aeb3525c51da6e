import sharp from "sharp";
import { seededRandom } from "../../core/statistics/random.ts";

const tilePixels = 256;
const strength = 30;

/** A tile of paper grain, grey about the middle, as PNG. */
export function grainTile(seed: number): Promise<Buffer> {
  const random = seededRandom(seed ^ 0x9e3779b9);
  const data = Buffer.alloc(tilePixels * tilePixels * 3);
  for (let at = 0; at < data.length; at += 3) {
    const spread = random() + random() - 1;
    data.fill(Math.round(128 + spread * strength), at, at + 3);
  }
  return sharp(data, {
    raw: { width: tilePixels, height: tilePixels, channels: 3 },
  })
    .png()
    .toBuffer();
}
