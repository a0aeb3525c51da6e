import sharp from "sharp";
import {
  thumbnailLongSides,
  thumbnailSizes,
} from "../../src/engine/inspect/thumbnails.ts";
import { decode, thumbnailOf } from "../../src/engine/worker/measurePixels.ts";
import { shapeOf } from "./snapshot.ts";

const picturesPerShape = 8;

/** What the page can ask for: pictures, and small copies as the worker makes them. */
export interface Served {
  readonly picture: (row: number, at: number) => Buffer;
  /** `size`: smallest first, from 0. */
  readonly small: (row: number, at: number, size: number) => Buffer | undefined;
}

export async function drawPictures(shapeCount: number): Promise<Served> {
  const drawn = await Promise.all(
    Array.from({ length: shapeCount * picturesPerShape }, async (_, index) => {
      const picture = await draw(Math.floor(index / picturesPerShape), index);
      const { raster } = await decode(picture);
      return {
        picture,
        small: await Promise.all(
          thumbnailSizes.map((size) =>
            thumbnailOf(raster, thumbnailLongSides[size]),
          ),
        ),
      };
    }),
  );
  const of = (row: number, at: number) => {
    const index =
      (row % shapeCount) * picturesPerShape + (at % picturesPerShape);
    const found = drawn[index];
    if (!found) throw new Error(`There is no picture ${index}.`);
    return found;
  };
  return {
    picture: (row, at) => of(row, at).picture,
    small: (row, at, size) => of(row, at).small[size],
  };
}

/** With some detail, so that decoding it is work. */
async function draw(row: number, at: number): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 120 + at, sigma: 20 };
  return sharp({
    create: { ...shapeOf(row), channels: 3, background: "#000", noise },
  })
    .tint({ r: (at * 37) % 256, g: (at * 91) % 256, b: (at * 53) % 256 })
    .jpeg({ quality: 85 })
    .toBuffer();
}
