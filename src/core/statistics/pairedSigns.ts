import type { Random } from "./random.ts";

/** Up to so many pairs every way to sign them is tried. */
const exactPairs = 12;
const rounds = 1999;

/**
 * How often differences as large on average come about when the sign of each
 * is up to chance, 0 to 1; both directions count. Exact for up to twelve
 * differences (Fisher 1935), by chance for more.
 */
export function pairedSignsP(
  differences: readonly number[],
  random: Random,
): number {
  const seen = Math.abs(sumOf(differences)) - 1e-12;
  const count = differences.length;
  if (count <= exactPairs) {
    let asLarge = 0;
    const ways = 2 ** count;
    for (let way = 0; way < ways; way++) {
      const sum = differences.reduce(
        (total, each, at) => total + ((way >> at) & 1 ? each : -each),
        0,
      );
      if (Math.abs(sum) >= seen) asLarge += 1;
    }
    return asLarge / ways;
  }
  let asLarge = 0;
  for (let round = 0; round < rounds; round++) {
    const sum = differences.reduce(
      (total, each) => total + (random() < 0.5 ? each : -each),
      0,
    );
    if (Math.abs(sum) >= seen) asLarge += 1;
  }
  return (asLarge + 1) / (rounds + 1);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0);
}
