import { blocksOf } from "./blocksOf.ts";
import type { Measured } from "./descriptors.ts";
import { withKernels } from "./kernels.ts";
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
  const taken = new Float64Array(2);
  const count = withKernels(({ finish }, at) =>
    finish(
      at.read(values),
      at.read(soft.values),
      at.read(softer.values),
      width,
      height,
      at.write(light),
      at.write(slope),
      at.write(softSlope),
      at.write(noise),
      at.write(taken),
    ),
  );
  const among = Math.max(1, count);
  const [first = 0, second = 0] = taken;
  return {
    light: light.subarray(0, count),
    slope: slope.subarray(0, count),
    softSlope: softSlope.subarray(0, count),
    noise: noise.subarray(0, count),
    fineness:
      (Math.sqrt(first / among) + 1e-3) / (Math.sqrt(second / among) + 1e-3),
  };
}

// Clipped black and white hold no grain and would hide it elsewhere.
const darkest = 3;
const lightest = 97;

/** Standard deviation of noise where the picture is calm. */
function quietNoise({ light, softSlope, noise }: Samples): number {
  const calm = distributionOf(softSlope, 0, 40).percentile(0.4);
  const sums = new Float64Array(1);
  const count = withKernels(({ calmNoise }, at) =>
    calmNoise(
      at.read(light),
      at.read(softSlope),
      at.read(noise),
      noise.length,
      calm,
      darkest,
      lightest,
      at.write(sums),
    ),
  );
  const [sum = 0] = sums;
  // The mean of |N(0, σ)| filtered by this kernel is 6 σ √(2/π).
  return count > 25 ? (sum / count / 6) * 1.2533 : 0;
}

/** How much steeper the steepest places are than after a blur. */
function sharpnessOf({ slope, softSlope }: Samples, steep: number): number {
  const ratios = memory.steepness(slope.length);
  const count = withKernels(({ steepness }, at) =>
    steepness(
      at.read(slope),
      at.read(softSlope),
      slope.length,
      steep,
      at.write(ratios),
    ),
  );
  return distributionOf(ratios.subarray(0, count), 0, 40).percentile(0.5);
}
