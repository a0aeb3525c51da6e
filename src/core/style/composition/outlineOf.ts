import type { Lab } from "../lab.ts";
import { resize } from "../plane.ts";
import type { Subject } from "../subject.ts";
import type { Outline } from "./composition.ts";

/** Cells of an outline, both ways. */
export const outlineCells = 12;

/** Below it is a speck, above it the picture. */
const leastShare = 0.02;
const mostShare = 0.85;
const plainBorder = 0.85;

/** A box's sides, in pixels, all inside. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether there is a subject of some size before a plain background. */
export function isCutOut(subject: Subject): boolean {
  const share = 1 - subject.backgroundShare;
  return (
    subject.plainBorderShare >= plainBorder &&
    share >= leastShare &&
    share <= mostShare
  );
}

/** The shape before a plain background, brought to one size; holes are left open. */
export function outlineOf(lab: Lab, subject: Subject): Outline | undefined {
  if (!isCutOut(subject)) return undefined;
  const box = boxOf(subject.mask, lab.width);
  if (!box) return undefined;
  const width = box.right - box.left + 1;
  const height = box.bottom - box.top + 1;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (box.top + y) * lab.width + box.left;
    for (let x = 0; x < width; x++) {
      values[y * width + x] = subject.mask[from + x] ?? 0;
    }
  }
  const cells = resize({ width, height, values }, outlineCells, outlineCells);
  return {
    cells: Array.from(cells.values, (value) => (value > 0.5 ? 1 : 0)).join(""),
    aspect: Number((width / height).toFixed(3)),
  };
}

/** Stray specks don't count: a hundredth of the mask may lie outside at every side. */
export function boxOf(mask: Uint8Array, width: number): Box | undefined {
  const height = mask.length / width;
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  let total = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (mask[at] === 0) continue;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
      total++;
    }
  }
  if (total === 0) return undefined;
  const stray = total / 100;
  const [left, right] = rangeOf(columns, stray);
  const [top, bottom] = rangeOf(rows, stray);
  return { left, right, top, bottom };
}

function rangeOf(
  counts: Float64Array,
  stray: number,
): readonly [first: number, last: number] {
  const edge = (from: number, step: 1 | -1) => {
    let passed = 0;
    let at = from;
    while (passed + (counts[at] ?? Infinity) <= stray) {
      passed += counts[at] ?? 0;
      at += step;
    }
    return at;
  };
  return [edge(0, 1), edge(counts.length - 1, -1)];
}
