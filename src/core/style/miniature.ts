import { withKernels } from "./kernels.ts";
import { toLab } from "./lab.ts";
import type { Plane } from "./plane.ts";
import { resize } from "./plane.ts";
import type { Raster } from "./raster.ts";
import { shrinkRaster } from "./shrinkRaster.ts";

/**
 * A picture squeezed into a small square, by which copies of it are known:
 * three planes in hexadecimal, rows from the top, two digits a cell. First the
 * lightness in 32 × 32 cells, then Lab's a and b in 16 × 16 each.
 */
export type Miniature = string;

/** Cells a side. */
export const lightnessCells = 32;
export const colourCells = 16;

/** Twice the lightness cells are enough to average from. */
const sourceLongSidePixels = 128;
/** Lab's L runs from 0 to 100, a and b from about −128 to 127. */
const stepsOfLightness = 2.55;
const greyStep = 128;

/** Measures the picture. Any size from 1 × 1. */
export function miniatureOf(raster: Raster): Miniature {
  const { width, height, lightness, a, b } = toLab(
    shrinkRaster(raster, sourceLongSidePixels),
  );
  const small = (values: Float32Array, cells: number) =>
    resize({ width, height, values }, cells, cells).values;
  return [
    hexOf(small(lightness, lightnessCells), stepsOfLightness, 0),
    hexOf(small(a, colourCells), 1, greyStep),
    hexOf(small(b, colourCells), 1, greyStep),
  ].join("");
}

/** A miniature that can be compared. */
export interface OpenMiniature {
  /** L, 0 to 100. */
  readonly lightness: Plane;
  readonly a: Plane;
  readonly b: Plane;
}

const lightnessDigits = 2 * lightnessCells ** 2;
const colourDigits = 2 * colourCells ** 2;

/** The planes of a miniature; undefined when it isn't one of this version. */
export function openMiniature(digits: Miniature): OpenMiniature | undefined {
  if (digits.length !== lightnessDigits + 2 * colourDigits) return undefined;
  const codes = new TextEncoder().encode(digits);
  const half = lightnessDigits + colourDigits;
  const light = codes.subarray(0, lightnessDigits);
  return {
    lightness: planeOf(light, lightnessCells, stepsOfLightness, 0),
    a: planeOf(codes.subarray(lightnessDigits, half), colourCells, 1, greyStep),
    b: planeOf(codes.subarray(half), colourCells, 1, greyStep),
  };
}

function hexOf(values: Float32Array, scale: number, zero: number): string {
  let digits = "";
  for (const value of values) {
    const step = Math.round(value * scale + zero);
    digits += hexOfByte[Math.min(255, Math.max(0, step))] ?? "00";
  }
  return digits;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

function planeOf(
  digits: Uint8Array,
  cells: number,
  scale: number,
  zero: number,
): Plane {
  const values = new Float32Array(cells * cells);
  withKernels((kernels, at) =>
    kernels.readDigits(
      at.read(digits),
      values.length,
      scale,
      zero,
      at.write(values),
    ),
  );
  return { width: cells, height: cells, values };
}
