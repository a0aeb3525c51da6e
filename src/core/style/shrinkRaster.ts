import { withKernels } from "./kernels.ts";
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
  withKernels(({ halvePicture }, at) =>
    halvePicture(at.read(rgb), width, height, at.write(half)),
  );
  return { width: halfWidth, height: halfHeight, rgb: half };
}
