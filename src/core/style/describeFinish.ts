import type { Measured } from "./descriptors.ts";
import type { Plane } from "./plane.ts";
import { blur } from "./plane.ts";
import { distributionOf } from "./samples.ts";

/** Grain, sharpness and blocks, at the size the picture was decoded to. */
export function describeFinish(
  lightness: Plane,
): Measured<"grain" | "sharpness" | "compression"> {
  const soft = blur(lightness);
  const softer = blur(soft);
  const samples = sampled(lightness, soft, softer);
  const steepness = distributionOf(samples.slope, 0, 60);
  return {
    "grain.quiet": quietNoise(samples),
    "grain.all": distributionOf(samples.noise, 0, 100).percentile(0.5) / 6,
    "grain.fineness": samples.fineness,
    "sharpness.edges": sharpnessOf(samples, steepness.percentile(0.97)),
    "sharpness.steepest": steepness.percentile(0.995),
    "compression.blocks": blocksOf(lightness),
  };
}

/** What is measured around every second pixel, as on the black fields of a chessboard. */
interface Samples {
  readonly light: Float32Array;
  /** Central differences. */
  readonly slope: Float32Array;
  /** The same after two blurs. */
  readonly softSlope: Float32Array;
  /** Immerkær's noise kernel, absolute: blind to edges that are straight. */
  readonly noise: Float32Array;
  /** What one blur takes away, against what the next does. */
  readonly fineness: number;
}

function sampled(lightness: Plane, soft: Plane, softer: Plane): Samples {
  const { width, height, values } = lightness;
  const once = soft.values;
  const twice = softer.values;
  const most = (values.length >> 1) + height;
  const light = new Float32Array(most);
  const slope = new Float32Array(most);
  const softSlope = new Float32Array(most);
  const noise = new Float32Array(most);
  let count = 0;
  let finest = 0;
  let fine = 0;
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    for (let at = y * width + 1 + (y & 1); at < end; at += 2) {
      const here = values[at] ?? 0;
      const west = values[at - 1] ?? 0;
      const east = values[at + 1] ?? 0;
      const north = values[at - width] ?? 0;
      const south = values[at + width] ?? 0;
      const corners =
        (values[at - width - 1] ?? 0) +
        (values[at - width + 1] ?? 0) +
        (values[at + width - 1] ?? 0) +
        (values[at + width + 1] ?? 0);
      const across = east - west;
      const down = south - north;
      const softAcross = (twice[at + 1] ?? 0) - (twice[at - 1] ?? 0);
      const softDown = (twice[at + width] ?? 0) - (twice[at - width] ?? 0);
      const blurred = once[at] ?? 0;
      const first = here - blurred;
      const second = blurred - (twice[at] ?? 0);
      light[count] = here;
      slope[count] = 0.5 * Math.sqrt(across * across + down * down);
      softSlope[count] =
        0.5 * Math.sqrt(softAcross * softAcross + softDown * softDown);
      noise[count] = Math.abs(
        corners + 4 * here - 2 * (north + west + east + south),
      );
      finest += first * first;
      fine += second * second;
      count++;
    }
  }
  const among = Math.max(1, count);
  return {
    light: light.subarray(0, count),
    slope: slope.subarray(0, count),
    softSlope: softSlope.subarray(0, count),
    noise: noise.subarray(0, count),
    fineness:
      (Math.sqrt(finest / among) + 1e-3) / (Math.sqrt(fine / among) + 1e-3),
  };
}

/** Standard deviation of noise where the picture is calm. */
function quietNoise({ light, softSlope, noise }: Samples): number {
  const calm = distributionOf(softSlope, 0, 40).percentile(0.4);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < noise.length; at++) {
    const here = light[at] ?? 0;
    // Clipped black and white hold no grain and would hide it elsewhere.
    if (here <= 3 || here >= 97 || (softSlope[at] ?? 0) > calm) continue;
    sum += noise[at] ?? 0;
    count++;
  }
  // The mean of |N(0, σ)| filtered by this kernel is 6 σ √(2/π).
  return count > 25 ? (sum / count / 6) * 1.2533 : 0;
}

/** How much steeper the steepest places are than after a blur. */
function sharpnessOf({ slope, softSlope }: Samples, steep: number): number {
  const ratios = new Float32Array(slope.length);
  let count = 0;
  for (let at = 0; at < slope.length; at++) {
    const here = slope[at] ?? 0;
    if (here < steep || here <= 0) continue;
    ratios[count++] = here / ((softSlope[at] ?? 0) + 0.1);
  }
  return distributionOf(ratios.subarray(0, count), 0, 40).percentile(0.5);
}

/** JPEG works in squares of this many pixels. */
const blockPixels = 8;
/** Up to this the jumps differ in any picture. */
const usualSeam = 1.4;
/** Steps above this are edges of what is shown. */
const mostStep = 8;

/**
 * How much more than usual the lightness jumps from block to block: 1 where
 * little was compressed, or the picture was scaled since.
 */
function blocksOf({ width, height, values }: Plane): number {
  const jumps = new Float64Array(2);
  const counts = new Float64Array(2);
  const add = (at: number, step: number, isSeam: boolean) => {
    const jump =
      (values[at] ?? 0) -
      (values[at - step] ?? 0) -
      ((values[at + step] ?? 0) - (values[at - 2 * step] ?? 0)) / 3;
    const kind = isSeam ? 1 : 0;
    jumps[kind] = (jumps[kind] ?? 0) + Math.min(mostStep, Math.abs(jump));
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  // Blocks are seamed at 0 and compared at 3 and 5: far enough from a seam.
  for (let y = 2; y < height - 1; y += 3) {
    for (let x = blockPixels; x < width - 6; x += blockPixels) {
      add(y * width + x, 1, true);
      add(y * width + x + 3, 1, false);
      add(y * width + x + 5, 1, false);
    }
  }
  for (let y = blockPixels; y < height - 6; y += blockPixels) {
    for (let x = 2; x < width - 1; x += 3) {
      add(y * width + x, width, true);
      add((y + 3) * width + x, width, false);
      add((y + 5) * width + x, width, false);
    }
  }
  const inside = (jumps[0] ?? 0) / Math.max(1, counts[0] ?? 0);
  const between = (jumps[1] ?? 0) / Math.max(1, counts[1] ?? 0);
  return Math.max(1, (between + 0.05) / (inside + 0.05) / usualSeam);
}
