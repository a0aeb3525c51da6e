import type { Raster } from "./raster.ts";

/** Halves the picture, four pixels to one, until its long side is at most this. */
export function shrinkRaster(raster: Raster, longSidePixels: number): Raster {
  let current = raster;
  while (Math.max(current.width, current.height) > longSidePixels) {
    current = halveRaster(current);
  }
  return current;
}

function halveRaster({ width, height, rgb }: Raster): Raster {
  const halfWidth = Math.max(1, width >> 1);
  const halfHeight = Math.max(1, height >> 1);
  const half = new Uint8Array(halfWidth * halfHeight * 3);
  const right = width > 1 ? 3 : 0;
  const below = height > 1 ? width * 3 : 0;
  for (let y = 0; y < halfHeight; y++) {
    halveRow(
      rgb,
      2 * y * width * 3,
      right,
      below,
      half,
      y * halfWidth * 3,
      halfWidth,
    );
  }
  return { width: halfWidth, height: halfHeight, rgb: half };
}

function halveRow(
  rgb: Uint8Array,
  from: number,
  right: number,
  below: number,
  half: Uint8Array,
  start: number,
  pixels: number,
): void {
  const end = start + 3 * pixels;
  for (let to = start, at = from; to < end; at += 3) {
    for (let channel = 0; channel < 3; channel++, at++, to++) {
      half[to] =
        ((rgb[at] ?? 0) +
          (rgb[at + right] ?? 0) +
          (rgb[at + below] ?? 0) +
          (rgb[at + below + right] ?? 0) +
          2) >>
        2;
    }
  }
}
