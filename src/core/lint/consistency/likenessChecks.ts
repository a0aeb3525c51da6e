import type { Outline } from "../../style/composition/composition.ts";
import { correlations } from "../../style/correlations.ts";
import type { Check } from "./check.ts";
import { fullest } from "./check.ts";
import type { MeasuredImage } from "./measuredImages.ts";

/**
 * Corners alike: correlation of their edges. Of corners from different families
 * of the style benchmark, 3 in 100 are as alike; a twentieth allows for sets
 * whose corners are plainer.
 */
const leastCorrelation = 0.5;
const cornerChance = 0.05;
const cornerNames = [
  "left top",
  "right top",
  "left bottom",
  "right bottom",
] as const;
export type CornerName = (typeof cornerNames)[number];

/**
 * Outlines alike: share of common cells, sides within a fifth. Of outlines from
 * different families of the style benchmark, 2 in 100 are as alike.
 */
const leastOverlap = 0.78;
const mostAspectRatio = 1.2;
const outlineChance = 0.05;

/**
 * So many pictures are compared with all others: thousands compared with each
 * other take minutes, and of what three in four have one of a few will do.
 */
const mostExamples = 60;

/** Whether the same thing is in picture after picture. */
export function likenessChecks(
  images: readonly MeasuredImage[],
): readonly Check[] {
  return [cornerCheck(images), outlineCheck(images)];
}

/** The corner where most pictures have what one of them has there. */
function cornerCheck(images: readonly MeasuredImage[]): Check {
  const best = cornerNames
    .flatMap((name, corner) => {
      const marked = images.flatMap(({ file, composition }) => {
        const cells = composition.corners[corner] ?? "";
        return cells === "" ? [] : [{ file, cells }];
      });
      const cellsOf = (some: typeof marked) => some.map(({ cells }) => cells);
      return correlations(cellsOf(marked), cellsOf(examplesOf(marked))).map(
        (row) => ({
          name,
          members: marked.filter((_, at) => (row[at] ?? 0) >= leastCorrelation),
        }),
      );
    })
    .reduce(
      (most, each) => (each.members.length > most.members.length ? each : most),
      { name: cornerNames[0], members: [] },
    );
  return {
    name: "corner-mark",
    value: best.name,
    members: best.members.map(({ file }) => file),
    of: images.length,
    chance: cornerChance,
    alternatives: cornerNames.length * Math.min(mostExamples, images.length),
  };
}

function outlineCheck(images: readonly MeasuredImage[]): Check {
  const outlined = images.flatMap(({ file, composition }) =>
    composition.outline ? [{ file, outline: composition.outline }] : [],
  );
  const alike = fullest(examplesOf(outlined), outlined, (one, other) =>
    areAlike(one.outline, other.outline),
  );
  return {
    name: "subject",
    value: "outline",
    members: alike?.members.map(({ file }) => file) ?? [],
    of: images.length,
    chance: outlineChance,
    alternatives: Math.max(1, Math.min(mostExamples, images.length)),
  };
}

/** Evenly from all over the list. */
function examplesOf<Item>(items: readonly Item[]): Item[] {
  const step = Math.ceil(items.length / mostExamples);
  return items.filter((_, at) => at % step === 0);
}

function areAlike(one: Outline, other: Outline): boolean {
  const ratio = one.aspect / other.aspect;
  if (Math.max(ratio, 1 / ratio) > mostAspectRatio) return false;
  let both = 0;
  let either = 0;
  for (let at = 0; at < one.cells.length; at++) {
    const first = one.cells[at] === "1";
    const second = other.cells[at] === "1";
    if (first && second) both++;
    if (first || second) either++;
  }
  return both >= leastOverlap * Math.max(1, either);
}
