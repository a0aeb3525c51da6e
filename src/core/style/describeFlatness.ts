import type { Measured } from "./descriptors.ts";
import { reused } from "./memory.ts";
import type { Plane } from "./plane.ts";
import { distributionOf } from "./samples.ts";

/**
 * How much of the picture is flat: inked, vector, airbrushed, painted; and of its
 * subject, which is all of it without a mask. From standard deviations s of L* (0
 * to 100) in 5 × 5 pixels: shares (0 to 1) with s < 0.5, 1.5 and 4; of the subject
 * s < 0.5, s < 1.5 and 0.3 ≤ s < 2.5 (smooth shading); `subjectUnrest` is s's
 * median, 0 to 40. The limits are ours, chosen on the style benchmark.
 */
export function describeFlatness(
  lightness: Plane,
  subject?: Uint8Array,
): Measured<"flat"> {
  const { all, inside } = localSpreads(lightness, subject);
  const everywhere = distributionOf(all, 0, 40);
  const own = inside.length < 30 ? everywhere : distributionOf(inside, 0, 40);
  return {
    "flat.plainShare": everywhere.below(0.5),
    "flat.calmShare": everywhere.below(1.5),
    "flat.quietShare": everywhere.below(4),
    "flat.subjectPlainShare": own.below(0.5),
    "flat.subjectCalmShare": own.below(1.5),
    "flat.subjectSmoothShare": own.below(2.5) - own.below(0.3),
    "flat.subjectUnrest": own.percentile(0.5),
  };
}

const memory = { all: reused(), inside: reused() };

const reach = 2;
const windowPixels = 2 * reach + 1;
const area = windowPixels * windowPixels;

/**
 * Standard deviations of the lightness in 5 × 5 pixels, around every second
 * pixel of every second row; the border repeats.
 */
function localSpreads(
  { width, height, values }: Plane,
  subject: Uint8Array | undefined,
): { readonly all: Float32Array; readonly inside: Float32Array } {
  const most = ((width + 1) >> 1) * ((height + 1) >> 1);
  const all = memory.all(most);
  const inside = memory.inside(most);
  let count = 0;
  let own = 0;
  // Sums of a window's rows, with the border repeated on both sides.
  const sums = new Float32Array(width + 2 * reach);
  const squares = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y += 2) {
    sumColumns(values, width, height, y, sums, squares);
    repeatEnds(sums);
    repeatEnds(squares);
    spreadsInRow(sums, squares, width, all, count);
    const from = count;
    count += (width + 1) >> 1;
    if (!subject) continue;
    for (let x = 0, at = from; x < width; x += 2, at++) {
      if (subject[y * width + x] !== 0) inside[own++] = all[at] ?? 0;
    }
  }
  return { all: all.subarray(0, count), inside: inside.subarray(0, own) };
}

/** Sums of five pixels above each other, and of their squares. */
function sumColumns(
  values: Float32Array,
  width: number,
  height: number,
  y: number,
  sums: Float32Array,
  squares: Float32Array,
): void {
  const up2 = Math.max(0, y - 2) * width;
  const up = Math.max(0, y - 1) * width;
  const here = y * width;
  const down = Math.min(height - 1, y + 1) * width;
  const down2 = Math.min(height - 1, y + 2) * width;
  for (let x = 0; x < width; x++) {
    // Around the middle grey, or squares of floats lose the small differences.
    const first = (values[up2 + x] ?? 0) - 50;
    const second = (values[up + x] ?? 0) - 50;
    const third = (values[here + x] ?? 0) - 50;
    const fourth = (values[down + x] ?? 0) - 50;
    const fifth = (values[down2 + x] ?? 0) - 50;
    let sum = Math.fround(Math.fround(first) + second);
    sum = Math.fround(sum + third);
    sum = Math.fround(sum + fourth);
    sums[x + reach] = sum + fifth;
    let square = Math.fround(first * first);
    square = Math.fround(square + second * second);
    square = Math.fround(square + third * third);
    square = Math.fround(square + fourth * fourth);
    squares[x + reach] = square + fifth * fifth;
  }
}

function spreadsInRow(
  sums: Float32Array,
  squares: Float32Array,
  width: number,
  spreads: Float32Array,
  from: number,
): void {
  for (let x = 0, to = from; x < width; x += 2, to++) {
    let sum = 0;
    let square = 0;
    for (let at = x; at < x + windowPixels; at++) {
      sum += sums[at] ?? 0;
      square += squares[at] ?? 0;
    }
    const mean = sum / area;
    const variance = square / area - mean * mean;
    spreads[to] = variance > 1e-3 ? Math.sqrt(variance) : 0;
  }
}

function repeatEnds(row: Float32Array): void {
  const last = row.length - 1;
  row.fill(row[reach] ?? 0, 0, reach);
  row.fill(row[last - reach] ?? 0, last - reach + 1);
}
