import type { StyleDescriptor } from "./descriptor.ts";
import { toLab } from "./lab.ts";
import type { Raster } from "./raster.ts";

/** Pictures are scaled down to this long side before they are described; smaller ones stay as they are. */
export const analysisLongSidePixels = 384;

/** Changes with every change of meaning, so that cached descriptors expire. */
export const descriptorVersion = 0;

/** What the values of a descriptor are, in their order. */
export const descriptorNames: readonly string[] = [
  "colour.lightness",
  "colour.a",
  "colour.b",
];

/** Measures a picture's style. Any size from 1 × 1; every value is finite. */
export function describeStyle(raster: Raster): StyleDescriptor {
  const { lightness, a, b } = toLab(raster);
  return { version: descriptorVersion, values: [lightness, a, b].map(mean) };
}

function mean(values: Float32Array): number {
  return (
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  );
}
