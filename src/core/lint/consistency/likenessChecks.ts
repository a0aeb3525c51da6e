import type { Outline } from "../../style/composition/composition.ts";
import { centred, divide, dot } from "../../style/vectors.ts";
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
    .map((name, corner) => {
      const marked = images.flatMap(({ file, composition }) => {
        const cells = composition.corners[corner] ?? "";
        return cells === "" ? [] : [{ file, cells: standardised(cells) }];
      });
      const alike = fullest(
        examplesOf(marked),
        marked,
        (one, other) => dot(one.cells, other.cells) >= leastCorrelation,
      );
      return { name, members: alike?.members ?? [] };
    })
    .reduce((one, other) =>
      other.members.length > one.members.length ? other : one,
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
function examplesOf<Item>(items: readonly Item[]): readonly Item[] {
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

/** Cells with mean 0 and length 1, so that their product is the correlation. */
function standardised(digits: string): Float32Array {
  const cells = new Float32Array(digits.length);
  for (let at = 0; at < cells.length; at++) {
    cells[at] = nibbleOf(digits.charCodeAt(at));
  }
  const moved = centred(cells);
  divide(moved, Math.max(1e-6, Math.sqrt(dot(moved, moved))));
  return moved;
}

/** The value of a hexadecimal digit by its code: 0 to 9, a to f. */
function nibbleOf(code: number): number {
  return code > 57 ? code - 87 : code - 48;
}
