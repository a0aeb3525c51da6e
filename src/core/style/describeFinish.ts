import { blocksOf } from "./blocksOf.ts";
import type { Measured } from "./descriptors.ts";
import { inPieces } from "./inPieces.ts";
import { reused } from "./memory.ts";
import type { Plane } from "./plane.ts";
import { blur } from "./plane.ts";
import { distributionOf } from "./samples.ts";

const memory = {
  soft: reused(),
  softer: reused(),
  light: reused(),
  slope: reused(),
  softSlope: reused(),
  noise: reused(),
  steepness: reused(),
};

/**
 * Grain, sharpness and blocks, at the size the picture was decoded to. L* is 0 to
 * 100; all values are 0 or more.
 *
 * - `grain.quiet`, `.all`: standard deviation of noise in steps of L*, by
 *   Immerkær's kernel (Fast noise variance estimation, 1996), where the picture
 *   is calm and everywhere. `fineness`: root mean square of what a blur takes
 *   away, over that of what a second blur does.
 * - `sharpness.edges`: of the steepest 3 %, the median of slope over slope after
 *   two blurs, at most 40; `steepest` is the slopes' percentile 99.5, in L* a pixel.
 * - `compression.blocks`: see `blocksOf`.
 */
export function describeFinish(
  lightness: Plane,
  /** The same, blurred once. */
  soft = blur(lightness, memory.soft),
): Measured<"grain" | "sharpness" | "compression"> {
  const softer = blur(soft, memory.softer);
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
  const most = (values.length >> 1) + height;
  const light = memory.light(most);
  const slope = memory.slope(most);
  const softSlope = memory.softSlope(most);
  const noise = memory.noise(most);
  const taken = { first: 0, second: 0 };
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    const start = y * width + 1 + (y & 1);
    const end = (y + 1) * width - 1;
    if (start >= end) continue;
    lightInRow(values, start, end, light, count);
    slopesInRow(values, width, start, end, slope, count);
    slopesInRow(softer.values, width, start, end, softSlope, count);
    noiseInRow(values, width, start, end, noise, count);
    addTaken(values, soft.values, softer.values, start, end, taken);
    count += (end - start + 1) >> 1;
  }
  const among = Math.max(1, count);
  return {
    light: light.subarray(0, count),
    slope: slope.subarray(0, count),
    softSlope: softSlope.subarray(0, count),
    noise: noise.subarray(0, count),
    fineness:
      (Math.sqrt(taken.first / among) + 1e-3) /
      (Math.sqrt(taken.second / among) + 1e-3),
  };
}

function lightInRow(
  values: Float32Array,
  start: number,
  end: number,
  light: Float32Array,
  to: number,
): void {
  for (let at = start; at < end; at += 2) light[to++] = values[at] ?? 0;
}

function slopesInRow(
  values: Float32Array,
  width: number,
  start: number,
  end: number,
  slopes: Float32Array,
  to: number,
): void {
  for (let at = start; at < end; at += 2) {
    const across = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
    const down = (values[at + width] ?? 0) - (values[at - width] ?? 0);
    slopes[to++] = 0.5 * Math.sqrt(across * across + down * down);
  }
}

function noiseInRow(
  values: Float32Array,
  width: number,
  start: number,
  end: number,
  noise: Float32Array,
  to: number,
): void {
  for (let at = start; at < end; at += 2) {
    const corners =
      (values[at - width - 1] ?? 0) +
      (values[at - width + 1] ?? 0) +
      (values[at + width - 1] ?? 0) +
      (values[at + width + 1] ?? 0);
    const sides =
      (values[at - width] ?? 0) +
      (values[at - 1] ?? 0) +
      (values[at + 1] ?? 0) +
      (values[at + width] ?? 0);
    noise[to++] = Math.abs(corners + 4 * (values[at] ?? 0) - 2 * sides);
  }
}

/** Adds up the squares of what each blur takes away. */
function addTaken(
  values: Float32Array,
  soft: Float32Array,
  softer: Float32Array,
  start: number,
  end: number,
  taken: { first: number; second: number },
): void {
  let { first, second } = taken;
  for (let at = start; at < end; at += 2) {
    const blurred = soft[at] ?? 0;
    const fine = (values[at] ?? 0) - blurred;
    const coarse = blurred - (softer[at] ?? 0);
    first += fine * fine;
    second += coarse * coarse;
  }
  taken.first = first;
  taken.second = second;
}

/** Standard deviation of noise where the picture is calm. */
function quietNoise({ light, softSlope, noise }: Samples): number {
  const calm = distributionOf(softSlope, 0, 40).percentile(0.4);
  let sum = 0;
  let count = 0;
  inPieces(noise.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if ((softSlope[at] ?? 0) > calm) continue;
      const here = light[at] ?? 0;
      // Clipped black and white hold no grain and would hide it elsewhere.
      if (here <= 3 || here >= 97) continue;
      sum += noise[at] ?? 0;
      count++;
    }
  });
  // The mean of |N(0, σ)| filtered by this kernel is 6 σ √(2/π).
  return count > 25 ? (sum / count / 6) * 1.2533 : 0;
}

/** How much steeper the steepest places are than after a blur. */
function sharpnessOf({ slope, softSlope }: Samples, steep: number): number {
  const ratios = memory.steepness(slope.length);
  let count = 0;
  inPieces(slope.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const here = slope[at] ?? 0;
      if (here < steep || here <= 0) continue;
      ratios[count++] = here / ((softSlope[at] ?? 0) + 0.1);
    }
  });
  return distributionOf(ratios.subarray(0, count), 0, 40).percentile(0.5);
}
