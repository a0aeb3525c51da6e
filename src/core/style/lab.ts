import { inPieces } from "./inPieces.ts";
import type { Memory } from "./memory.ts";
import { fresh } from "./memory.ts";
import type { Plane } from "./plane.ts";
import type { Raster } from "./raster.ts";

/** A picture in CIE Lab (D65), one plane per channel; L from 0 to 100. */
export interface Lab {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  /** Green to red. */
  readonly a: Float32Array;
  /** Blue to yellow. */
  readonly b: Float32Array;
}

/** sRGB's transfer curve for every byte. */
const linearOf = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Lab's own curve over 0 to 1 in fine steps: a cube root for every channel of
 * every pixel would cost more than all the rest.
 */
const curveSteps = 4096;
const curve = Float32Array.from({ length: curveSteps + 2 }, (_, step) => {
  const value = step / curveSteps;
  return value > 216 / 24389
    ? Math.cbrt(value)
    : (value * (24389 / 27) + 16) / 116;
});

/** Converts every pixel. Accurate to about 0.1 of a just visible difference. */
export function toLab(raster: Raster): Lab {
  const count = raster.width * raster.height;
  const lightness = new Float32Array(count);
  const a = new Float32Array(count);
  const b = new Float32Array(count);
  const { width, height, rgb } = raster;
  const lab = { width, height, lightness, a, b };
  inPieces(count, (from, to) => putLab(rgb, from, to, lab));
  return lab;
}

function putLab(
  rgb: Uint8Array,
  from: number,
  to: number,
  { lightness, a, b }: Lab,
): void {
  for (let pixel = from, at = 3 * from; pixel < to; pixel++, at += 3) {
    const red = linearOf[rgb[at] ?? 0] ?? 0;
    const green = linearOf[rgb[at + 1] ?? 0] ?? 0;
    const blue = linearOf[rgb[at + 2] ?? 0] ?? 0;
    const x = curved(0.433953 * red + 0.376219 * green + 0.189828 * blue);
    const y = curved(0.212671 * red + 0.71516 * green + 0.072169 * blue);
    const z = curved(0.017758 * red + 0.109477 * green + 0.872766 * blue);
    lightness[pixel] = 116 * y - 16;
    a[pixel] = 500 * (x - y);
    b[pixel] = 200 * (y - z);
  }
}

/** What each byte adds to the luminance, in the curve's steps. */
const redSteps = linearOf.map((value) => 0.212671 * value * curveSteps);
const greenSteps = linearOf.map((value) => 0.71516 * value * curveSteps);
const blueSteps = linearOf.map((value) => 0.072169 * value * curveSteps);

/** The lightness at every step of the curve. */
const lightnessOf = Float64Array.from(curve, (value) => 116 * value - 16);

/** Lightness alone, at a third of the cost. */
export function toLightness(
  { width, height, rgb }: Raster,
  memory: Memory = fresh,
): Plane {
  const values = memory(width * height);
  inPieces(values.length, (from, to) => putLightness(rgb, from, to, values));
  return { width, height, values };
}

function putLightness(
  rgb: Uint8Array,
  from: number,
  to: number,
  values: Float32Array,
): void {
  for (let pixel = from, at = 3 * from; pixel < to; pixel++, at += 3) {
    const position =
      (redSteps[rgb[at] ?? 0] ?? 0) +
      (greenSteps[rgb[at + 1] ?? 0] ?? 0) +
      (blueSteps[rgb[at + 2] ?? 0] ?? 0);
    const step = position | 0;
    const low = lightnessOf[step] ?? 0;
    values[pixel] =
      low + (position - step) * ((lightnessOf[step + 1] ?? low) - low);
  }
}

function curved(value: number): number {
  const position = value * curveSteps;
  const step = position | 0;
  const low = curve[step] ?? 0;
  return low + (position - step) * ((curve[step + 1] ?? low) - low);
}
