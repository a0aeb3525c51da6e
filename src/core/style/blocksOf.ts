import type { Plane } from "./plane.ts";

/** JPEG works in squares of this many pixels. */
const blockPixels = 8;
/** Up to this the jumps differ in any picture. */
const usualSeam = 1.4;
/** Steps above this are edges of what is shown. */
const mostStep = 8;

/**
 * How much more than usual the lightness jumps from block to block: 1 where
 * little was compressed, or the picture was scaled since; more is stronger. The
 * mean step across the seams of 8 × 8 pixels beyond what the slopes on both sides
 * foretell, over that inside of blocks (after Wang, Sheikh and Bovik 2002).
 */
export function blocksOf({ width, height, values }: Plane): number {
  const jumps = { between: 0, inside: 0, seams: 0 };
  // Steps across upright seams, in every third row; then across level ones.
  for (let y = 2; y < height - 1; y += 3) {
    const row = y * width;
    const end = row + width - 6;
    addJumps(values, row + blockPixels, end, blockPixels, 1, jumps);
  }
  for (let y = blockPixels; y < height - 6; y += blockPixels) {
    const row = y * width;
    addJumps(values, row + 2, row + width - 1, 3, width, jumps);
  }
  const seams = Math.max(1, jumps.seams);
  const between = jumps.between / seams;
  const inside = jumps.inside / (2 * seams);
  return Math.max(1, (between + 0.05) / (inside + 0.05) / usualSeam);
}

/**
 * Adds up the jumps along a row where blocks are seamed and inside of them, 3 and
 * 5 pixels farther: far enough from a seam.
 */
function addJumps(
  values: Float32Array,
  start: number,
  end: number,
  stride: number,
  /** To the next pixel across the seam. */
  step: number,
  jumps: { between: number; inside: number; seams: number },
): void {
  let { between, inside, seams } = jumps;
  for (let at = start; at < end; at += stride) {
    between += jumpAt(values, at, step);
    inside +=
      jumpAt(values, at + 3 * step, step) + jumpAt(values, at + 5 * step, step);
    seams++;
  }
  jumps.between = between;
  jumps.inside = inside;
  jumps.seams = seams;
}

function jumpAt(values: Float32Array, at: number, step: number): number {
  const jump =
    (values[at] ?? 0) -
    (values[at - step] ?? 0) -
    ((values[at + step] ?? 0) - (values[at - 2 * step] ?? 0)) / 3;
  return Math.min(mostStep, Math.abs(jump));
}
