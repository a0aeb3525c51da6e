import { seededRandom } from "./drawing/random.ts";

/** Chance that repeats itself: the same seed gives the same run of numbers. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly isHit: (probability: number) => boolean;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
}

export function chanceFrom(seed: number): Chance {
  const next = seededRandom(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    isHit: (probability) => next() < probability,
    oneOf: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
  };
}
