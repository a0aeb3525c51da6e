/** A number between 0 (included) and 1, another at every call. */
export type Random = () => number;

/**
 * The same seed gives the same numbers (mulberry32): what is drawn by chance
 * comes out the same for everybody who looks at the same pictures.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `end`, `end` excluded. */
export function below(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** Puts the numbers in a random order, in place (Fisher and Yates). */
export function shuffle(values: Int32Array, random: Random): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = below(random, at + 1);
    const value = values[at] ?? 0;
    values[at] = values[other] ?? 0;
    values[other] = value;
  }
}
