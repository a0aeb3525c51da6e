import type { Measured } from "./descriptors.ts";
import type { Plane } from "./plane.ts";
import { blur } from "./plane.ts";
import { distributionOf, inside, momentsOf } from "./samples.ts";

/** Grain and sharpness, at the size the picture was decoded to. */
export function describeFinish(
  lightness: Plane,
): Measured<"grain" | "sharpness"> {
  const soft = blur(lightness);
  const softer = blur(soft);
  const slope = slopes(lightness);
  const softSlope = slopes(softer);
  const noise = noiseOf(lightness);
  const steepness = distributionOf(slope, 0, 60);
  return {
    "grain.quiet": quietNoise(lightness.values, softSlope, noise),
    "grain.all": distributionOf(noise, 0, 100).percentile(0.5) / 6,
    "grain.fineness":
      (difference(lightness, soft) + 1e-3) / (difference(soft, softer) + 1e-3),
    "sharpness.edges": sharpnessOf(
      slope,
      softSlope,
      steepness.percentile(0.97),
    ),
    "sharpness.steepest": steepness.percentile(0.995),
  };
}

/** Standard deviation of noise where the picture is calm. */
function quietNoise(
  lightness: Float32Array,
  slope: Float32Array,
  noise: Float32Array,
): number {
  const calm = distributionOf(slope, 0, 40).percentile(0.4);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < noise.length; at++) {
    const light = lightness[at] ?? 0;
    // Clipped black and white hold no grain and would hide it elsewhere.
    if (light <= 3 || light >= 97 || (slope[at] ?? 0) > calm) continue;
    sum += noise[at] ?? 0;
    count++;
  }
  // The mean of |N(0, σ)| filtered by this kernel is 6 σ √(2/π).
  return count > 50 ? (sum / count / 6) * 1.2533 : 0;
}

/** How much of the picture is flat: inked, vector, airbrushed, painted. */
export function describeFlatness(
  lightness: Plane,
  subject: Uint8Array,
): Measured<"flat"> {
  const unrest = localSpread(lightness);
  const everywhere = distributionOf(unrest, 0, 40);
  const own = distributionOf(inside(unrest, subject), 0, 40);
  return {
    "flat.plainShare": everywhere.below(0.5),
    "flat.calmShare": everywhere.below(1.5),
    "flat.quietShare": everywhere.below(4),
    "flat.subjectPlainShare": own.below(0.5),
    "flat.subjectCalmShare": own.below(1.5),
    "flat.subjectSmoothShare": own.below(2.5) - own.below(0.3),
    "flat.subjectUnrest": own.percentile(0.5),
  };
}

/** Standard deviation of what a blur took away. */
function difference(one: Plane, other: Plane): number {
  const result = new Float32Array(one.values.length);
  for (let at = 0; at < result.length; at++) {
    result[at] = (one.values[at] ?? 0) - (other.values[at] ?? 0);
  }
  return momentsOf(result).spread;
}

/** How much steeper the steepest places are than after a blur. */
function sharpnessOf(
  slope: Float32Array,
  softSlope: Float32Array,
  steep: number,
): number {
  const ratios = new Float32Array(slope.length);
  let count = 0;
  for (let at = 0; at < slope.length; at++) {
    const here = slope[at] ?? 0;
    if (here < steep || here <= 0) continue;
    ratios[count++] = here / ((softSlope[at] ?? 0) + 0.1);
  }
  return distributionOf(ratios.subarray(0, count), 0, 40).percentile(0.5);
}

/** Central differences; zero on the border. */
function slopes({ width, height, values }: Plane): Float32Array {
  const slope = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const across = ((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) / 2;
      const down = ((values[at + width] ?? 0) - (values[at - width] ?? 0)) / 2;
      slope[at] = Math.sqrt(across * across + down * down);
    }
  }
  return slope;
}

/** Immerkær's noise kernel: blind to edges that are straight. */
function noiseOf({ width, height, values }: Plane): Float32Array {
  const noise = new Float32Array(values.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      noise[at] = Math.abs(
        (values[at - width - 1] ?? 0) +
          (values[at - width + 1] ?? 0) +
          (values[at + width - 1] ?? 0) +
          (values[at + width + 1] ?? 0) +
          4 * (values[at] ?? 0) -
          2 *
            ((values[at - width] ?? 0) +
              (values[at - 1] ?? 0) +
              (values[at + 1] ?? 0) +
              (values[at + width] ?? 0)),
      );
    }
  }
  return noise;
}

const reach = 2;

/** Standard deviation in the 5 × 5 pixels around each; the border repeats. */
function localSpread(plane: Plane): Float32Array {
  const squares = new Float32Array(plane.values.length);
  for (let at = 0; at < squares.length; at++) {
    // Around the middle grey, or squares of floats lose the small differences.
    const aside = (plane.values[at] ?? 0) - 50;
    squares[at] = aside * aside;
  }
  const means = boxMean(plane);
  const meanSquares = boxMean({ ...plane, values: squares });
  const spread = new Float32Array(squares.length);
  for (let at = 0; at < spread.length; at++) {
    const aside = (means[at] ?? 0) - 50;
    const variance = (meanSquares[at] ?? 0) - aside * aside;
    spread[at] = variance > 1e-3 ? Math.sqrt(variance) : 0;
  }
  return spread;
}

function boxMean({ width, height, values }: Plane): Float32Array {
  const rows = new Float32Array(values.length);
  const size = 2 * reach + 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width - 1;
    let sum = 0;
    for (let step = -reach; step <= reach; step++) {
      sum += values[Math.min(end, Math.max(start, start + step))] ?? 0;
    }
    for (let at = start; at <= end; at++) {
      rows[at] = sum / size;
      sum +=
        (values[Math.min(end, at + reach + 1)] ?? 0) -
        (values[Math.max(start, at - reach)] ?? 0);
    }
  }
  const means = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let step = -reach; step <= reach; step++) {
      const from = Math.min(height - 1, Math.max(0, y + step)) * width;
      for (let x = 0; x < width; x++) {
        means[y * width + x] =
          (means[y * width + x] ?? 0) + (rows[from + x] ?? 0) / size;
      }
    }
  }
  return means;
}
