import type { Quality } from "../core/limits.ts";

/**
 * Invented: the service publishes no price for any of these. They exist so
 * that costs and an empty balance can be rehearsed.
 */
export const prices = {
  /** USD per finished training. */
  training: 12.5,
  /** USD per picture. */
  picture: { low: 0.03, high: 0.08 } satisfies Record<Quality, number>,
} as const;

/**
 * Invented as well: milliseconds one picture takes before `--speed`. Later
 * pictures of a task are each done `nextShare` of that after the one before.
 */
export const pictureTimes = {
  firstMs: { low: 8_000, high: 24_000 } satisfies Record<Quality, number>,
  nextShare: 0.4,
} as const;
