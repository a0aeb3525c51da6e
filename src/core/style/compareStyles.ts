import { comparable } from "./descriptors.ts";
import type { StyleDescriptor } from "./descriptor.ts";

/** Pictures of one dataset on the dataset's own scale. */
export interface ScaledStyles {
  /** Per picture: every descriptor as deviations from the dataset's middle. */
  readonly deviations: readonly Float64Array[];
  /** Per descriptor: the dataset's middle, as measured. */
  readonly middles: readonly number[];
}

/** A tight dataset is not infinitely strict: part of the usual spread is always allowed. */
const usualSpreadShare = 0.3;
/** One wild value must not hide all others. */
const mostDeviation = 12;

/**
 * Measures each picture in this dataset's own spread: what never varies here
 * gives away the picture in which it does.
 */
export function scaleStyles(
  styles: readonly StyleDescriptor[],
  usualSpread: readonly number[],
): ScaledStyles {
  const deviations = styles.map(() => new Float64Array(usualSpread.length));
  const middles = usualSpread.map((usual, index) => {
    const measured = styles.map(({ values }) => values[index] ?? 0);
    const values = measured.map((value) => comparable(index, value));
    const middle = medianOf(values);
    const ownSpread =
      1.4826 * medianOf(values.map((value) => Math.abs(value - middle)));
    const spread = Math.hypot(usualSpreadShare * usual, ownSpread) || 1;
    values.forEach((value, picture) => {
      const deviation = (value - middle) / spread;
      const row = deviations[picture];
      if (row) row[index] = clip(deviation);
    });
    return medianOf(measured);
  });
  return { deviations, middles };
}

/** The middle of the values; 0 when there are none. */
export function medianOf(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function clip(deviation: number): number {
  return Math.max(-mostDeviation, Math.min(mostDeviation, deviation));
}
