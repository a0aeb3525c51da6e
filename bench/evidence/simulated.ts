import { closenessOf } from "../../src/core/evaluation/closeness.ts";
import { compareModels } from "../../src/core/evaluation/compareModels.ts";
import { isToldApart } from "../../src/core/evaluation/evidenceWords.ts";
import type { Random } from "../../src/core/statistics/random.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { drawnStyles } from "../../test/fixtures/drawnStyles.ts";
import { shareOf } from "./families.ts";

const chanceRounds = 1000;
const powerRounds = 100;
/** In usual spreads of one style, of every descriptor of line work. */
const shifts = [0.25, 0.5, 0.75, 1, 1.5];
const sizes = [8, 12, 20] as const;

/** How often no difference is called one. */
export function printChance(): void {
  const random = seededRandom(41);
  let line = 0;
  let any = 0;
  let told = 0;
  for (let round = 0; round < chanceRounds; round++) {
    const found = closenessOf(drawnStyles(random, 12), drawnStyles(random, 12));
    if (found.kind === "tooFew") throw new Error("Too few.");
    if (found.axes.some(({ p }) => p < 0.05)) any += 1;
    if (found.axes.some(isToldApart)) told += 1;
    // Before the four axes are counted in, p of one is at least a quarter of it.
    if (found.axes.some(({ axis, p }) => axis === "line" && p < 0.05)) {
      line += 1;
    }
  }
  console.log(`\nsame distribution, 12 against 12, ${chanceRounds} times`);
  console.log(`any axis with p < .05: ${shareOf(any, chanceRounds)}`);
  console.log(`line work with p < .05: ${shareOf(line, chanceRounds)}`);
  console.log(`called different: ${shareOf(told, chanceRounds)}`);
}

/** How often a shift of line work is found, as the tables in docs/evidence.md have it. */
export function printPower(): void {
  console.log("\na model against its training images: line work told apart");
  table((size, shift) => {
    const random = seededRandom(1000 * size + 100 * shift);
    return shareFound(() => {
      const found = closenessOf(
        drawnStyles(random, size),
        drawnStyles(random, size, lineShift(shift)),
      );
      return (
        found.kind === "measured" &&
        found.axes.some((axis) => axis.axis === "line" && isToldApart(axis))
      );
    });
  });
  console.log("\ntwo models, prompt by prompt: line work closer");
  table((size, shift) => {
    const random = seededRandom(2000 * size + 100 * shift);
    return shareFound(() => isCloser(random, size, shift));
  });
}

function isCloser(random: Random, size: number, shift: number): boolean {
  const change = compareModels(
    drawnStyles(random, 12),
    forPrompts(drawnStyles(random, size, lineShift(shift))),
    forPrompts(drawnStyles(random, size)),
  );
  return (
    change.kind === "compared" &&
    change.axes.some(
      ({ axis, verdict }) => axis === "line" && verdict === "closer",
    )
  );
}

function forPrompts(styles: readonly StyleDescriptor[]) {
  return styles.map((style, at) => ({ promptKey: `prompt-${at}`, style }));
}

function lineShift(shift: number): Readonly<Record<string, number>> {
  return { edge: shift, line: shift };
}

function shareFound(isFound: () => boolean): number {
  const found = Array.from({ length: powerRounds }, isFound);
  return found.filter(Boolean).length / powerRounds;
}

function table(power: (size: number, shift: number) => number): void {
  const line = (cells: readonly (string | number)[]) =>
    console.log(`| ${cells.join(" | ")} |`);
  line(["shift", ...sizes.map((size) => `${size} images`)]);
  line(["---", ...sizes.map(() => "---")]);
  for (const shift of shifts) {
    line([
      shift,
      ...sizes.map((size) => `${Math.round(100 * power(size, shift))} %`),
    ]);
  }
}
