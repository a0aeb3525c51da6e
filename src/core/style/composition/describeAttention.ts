import { withKernels } from "../kernels.ts";
import type { Lab } from "../lab.ts";
import { reused } from "../memory.ts";
import { resize } from "../plane.ts";
import type { Subject } from "../subject.ts";
import type { Composition, Focus } from "./composition.ts";
import { boxOf, isCutOut } from "./outlineOf.ts";

/** Cells of the map of attention, both ways: what a small chart can show. */
export const attentionCells = 8;

/** Finer while measuring, so that the middle is found to a hundredth. */
const fineCells = 24;
/** Stronger edges and colours further from the border's attract no more. */
const mostEdge = 60;
const mostContrast = 40;
/** Calmer cells than these are what the rest stands out from. */
const calmShare = 0.4;

/**
 * Where the eye goes: edges, and colours unlike the border's, less what the
 * calmer cells have. The middle of a cut-out subject is its box's where that is
 * nearer to the picture's, because a tail or a shadow moves the weight and not the eye.
 */
export function describeAttention(
  lab: Lab,
  edges: Float32Array,
  subject: Subject,
): Pick<Composition, "attention" | "focus"> {
  const { width, height } = lab;
  const cells = resize(
    { width, height, values: pullOf(lab, edges, subject) },
    fineCells,
    fineCells,
  ).values;
  const calm = cells.toSorted()[Math.floor(calmShare * cells.length)] ?? 0;
  const standing = cells.map((value) => Math.max(0, value - calm));
  const focus = focusOf(standing);
  if (!focus) return { attention: "0".repeat(attentionCells ** 2) };
  return {
    attention: digitsOf(standing),
    focus: isCutOut(subject) ? towardsBox(focus, lab, subject) : focus,
  };
}

const memory = reused();

/** How much every pixel attracts, 0 to 2. */
function pullOf(
  lab: Lab,
  edges: Float32Array,
  { background }: Subject,
): Float32Array {
  const found = memory(edges.length);
  withKernels(({ pull }, at) =>
    pull(
      at.read(lab.lightness),
      at.read(lab.a),
      at.read(lab.b),
      at.read(edges),
      edges.length,
      background.lightness,
      background.a,
      background.b,
      mostEdge,
      mostContrast,
      at.write(found),
    ),
  );
  return found;
}

function focusOf(cells: Float32Array): Focus | undefined {
  let total = 0;
  let x = 0;
  let y = 0;
  let inner = 0;
  const isInner = (cell: number) =>
    cell >= fineCells / 4 && cell < (fineCells * 3) / 4;
  cells.forEach((value, at) => {
    const column = at % fineCells;
    const row = Math.floor(at / fineCells);
    total += value;
    x += value * (column + 0.5);
    y += value * (row + 0.5);
    if (isInner(column) && isInner(row)) inner += value;
  });
  // A hundredth of a step of lightness everywhere is a flat picture.
  if (total < 0.01) return undefined;
  return {
    x: rounded(x / total / fineCells),
    y: rounded(y / total / fineCells),
    innerShare: rounded(inner / total),
  };
}

function towardsBox(focus: Focus, lab: Lab, { mask }: Subject): Focus {
  const box = boxOf(mask, lab.width);
  if (!box) return focus;
  const x = rounded((box.left + box.right + 1) / 2 / lab.width);
  const y = rounded((box.top + box.bottom + 1) / 2 / lab.height);
  return offCentre({ x, y }) < offCentre(focus) ? { ...focus, x, y } : focus;
}

/** Distance from the picture's middle, of its sides. */
export function offCentre({ x, y }: Pick<Focus, "x" | "y">): number {
  return Math.hypot(x - 0.5, y - 0.5);
}

function digitsOf(cells: Float32Array): string {
  const { values } = resize(
    { width: fineCells, height: fineCells, values: cells },
    attentionCells,
    attentionCells,
  );
  const most = Math.max(...values);
  return Array.from(values, (value) =>
    Math.round((15 * value) / most).toString(16),
  ).join("");
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
