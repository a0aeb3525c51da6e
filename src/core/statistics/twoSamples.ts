import type { Distances } from "./distances.ts";
import { meanDistance } from "./distances.ts";
import type { Random } from "./random.ts";
import { below, shuffle } from "./random.ts";
import type { Interval } from "./wilson.ts";

/** How far apart two samples lie. */
export interface TwoSamples {
  /**
   * Twice the mean distance between the samples less the mean distances inside
   * each: 0 on average for two samples of one kind, and may be below. In the
   * unit of the distances.
   */
  readonly distance: number;
  /** What the distance may truly be, at 95 %: resampled from both samples. */
  readonly interval: Interval;
  /** How often samples dealt by chance are as far apart, 0 to 1. */
  readonly p: number;
}

/** How often chance is asked: p can be as small as a five-hundredth. */
const rounds = 499;

/**
 * Compares two samples by their distances: the kernel two-sample distance (MMD)
 * with the distance itself as kernel (Székely and Rizzo 2004; Sejdinovic et al.
 * 2013), which has no width to be chosen and doesn't saturate for samples that
 * lie far apart. p by permutation, hence exact at any size.
 */
export function compareSamples(
  distances: Distances,
  ones: Int32Array,
  others: Int32Array,
  random: Random,
): TwoSamples {
  const distance = energyDistance(distances, ones, others);
  return {
    distance,
    interval: resampled(distances, ones, others, random),
    p: permutationP(distances, ones, others, random),
  };
}

/** See `TwoSamples.distance`. */
export function energyDistance(
  distances: Distances,
  ones: Int32Array,
  others: Int32Array,
): number {
  return (
    2 * meanDistance(distances, ones, others) -
    meanDistance(distances, ones, ones) -
    meanDistance(distances, others, others)
  );
}

/** See `TwoSamples.p`. */
export function permutationP(
  distances: Distances,
  ones: Int32Array,
  others: Int32Array,
  random: Random,
): number {
  const seen = energyDistance(distances, ones, others);
  const all = Int32Array.of(...ones, ...others);
  let asFar = 0;
  for (let round = 0; round < rounds; round++) {
    shuffle(all, random);
    const dealt = energyDistance(
      distances,
      all.subarray(0, ones.length),
      all.subarray(ones.length),
    );
    if (dealt >= seen - 1e-12) asFar += 1;
  }
  return (asFar + 1) / (rounds + 1);
}

function resampled(
  distances: Distances,
  ones: Int32Array,
  others: Int32Array,
  random: Random,
): Interval {
  const found = Float64Array.from({ length: rounds }, () =>
    energyDistance(
      distances,
      drawnFrom(ones, random),
      drawnFrom(others, random),
    ),
  ).sort();
  return {
    low: found[Math.floor(0.025 * rounds)] ?? 0,
    high: found[Math.floor(0.975 * rounds)] ?? 0,
  };
}

/** As many as there are, each drawn from all. */
function drawnFrom(values: Int32Array, random: Random): Int32Array {
  return values.map(() => values[below(random, values.length)] ?? 0);
}
