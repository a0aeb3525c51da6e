import { closenessOf } from "../../src/core/evaluation/closeness.ts";
import { isToldApart } from "../../src/core/evaluation/evidenceWords.ts";
import { wilsonInterval } from "../../src/core/statistics/wilson.ts";
import { draw, randomFrom } from "../style/random.ts";
import type { Picture, Pictures } from "./pictures.ts";

/** On each side. */
const side = 12;

/** How often two halves of one style are called the same, and two styles different. */
export function measureFamilies({ families }: Pictures, draws: number): void {
  const large = [...families].filter(([, all]) => all.length >= 2 * side);
  const same = large.map(([family, all]) => {
    const random = randomFrom(17);
    const told = Array.from({ length: draws }, () => {
      const drawn = draw(all, 2 * side, random);
      return isDifferent(drawn.slice(0, side), drawn.slice(side));
    });
    return { family, quiet: told.filter((each) => !each).length };
  });
  const other = large.flatMap(([family, ones], at) =>
    large.slice(at + 1).map(([otherFamily, others], next) => {
      const random = randomFrom(31 * at + next + 1);
      const told = isDifferent(
        draw(ones, side, random),
        draw(others, side, random),
      );
      return { pair: `${family} and ${otherFamily}`, told };
    }),
  );
  const quiet = same.reduce((sum, each) => sum + each.quiet, 0);
  console.log(`\n${side} images on each side, ${large.length} styles`);
  console.log(
    `two halves of one style: no difference in ${shareOf(quiet, large.length * draws)}`,
  );
  for (const { family, quiet: times } of same) {
    if (times < 0.9 * draws) console.log(`  ${family}: ${times} of ${draws}`);
  }
  const apart = other.filter(({ told }) => told).length;
  console.log(`two styles: different in ${shareOf(apart, other.length)}`);
  for (const { pair, told } of other) {
    if (!told) console.log(`  not told apart: ${pair}`);
  }
}

/** Whether the product names any axis on which the second differ from the first. */
function isDifferent(
  ones: readonly Picture[],
  others: readonly Picture[],
): boolean {
  const styles = (of: readonly Picture[]) =>
    of.flatMap(({ facts }) => facts.pixels?.style ?? []);
  const found = closenessOf(styles(ones), styles(others));
  if (found.kind === "tooFew") throw new Error("Too few could be measured.");
  return found.axes.some(isToldApart);
}

/** "0.953 (438 of 460; 95 %: 0.930 to 0.969)". */
export function shareOf(count: number, of: number): string {
  const { low, high } = wilsonInterval(count, of);
  return `${(count / of).toFixed(4)} (${count} of ${of}; 95 %: ${low.toFixed(4)} to ${high.toFixed(4)})`;
}
