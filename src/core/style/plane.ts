import { withKernels } from "./kernels.ts";
import type { Memory } from "./memory.ts";
import { fresh } from "./memory.ts";

/** One channel of a picture, rows from the top. */
export interface Plane {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Blurs by the binomial 1 4 6 4 1 both ways: close to a Gaussian of one pixel.
 * The border repeats.
 */
export function blur(
  { width, height, values }: Plane,
  memory: Memory = fresh,
): Plane {
  const blurred = memory(values.length);
  const row = new Float32Array(width + 4);
  withKernels(({ blur }, at) =>
    blur(at.read(values), width, height, at.write(row), at.write(blurred)),
  );
  return { width, height, values: blurred };
}

// Here and in what measures, every loop along a row is a function of its own:
// the engine compiles it whole after a few rows, instead of half of it in the
// middle of a picture.

/** Every second pixel of every second row; of a blurred plane, or it aliases. */
export function halve({ width, height, values }: Plane): Plane {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const half = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    halveRow(values, 2 * y * width, half, y * halfWidth, halfWidth);
  }
  return { width: halfWidth, height: halfHeight, values: half };
}

function halveRow(
  values: Float32Array,
  start: number,
  half: Float32Array,
  to: number,
  count: number,
): void {
  for (let x = 0, from = start; x < count; x++, from += 2) {
    half[to + x] = values[from] ?? 0;
  }
}

/** The plane at another size: the mean of what each new pixel covers; between pixels when it grows. */
export function resize(
  plane: Plane,
  width: number,
  height: number,
  memory: Memory = fresh,
): Plane {
  if (plane.width === width && plane.height === height) return plane;
  const rows = taps(plane.height, height);
  const columns = taps(plane.width, width);
  const values = memory(width * height);
  // One row at a time, first down and then across, while it is at hand.
  const row = new Float32Array(plane.width);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let tap = 0; tap < rows.count; tap += 2) {
      addRows(plane, rows, y, tap, row);
    }
    gatherRow(row, columns, values, y * width, width);
  }
  return { width, height, values };
}

/** Adds what two old rows give to a new one. */
function addRows(
  { width, height, values }: Plane,
  { count, first, weights }: Taps,
  y: number,
  tap: number,
  row: Float32Array,
): void {
  const weight = weights[y * count + tap] ?? 0;
  const nextWeight = tap + 1 < count ? (weights[y * count + tap + 1] ?? 0) : 0;
  if (weight === 0 && nextWeight === 0) return;
  const old = (first[y] ?? 0) + tap;
  // Rows that weigh nothing may lie outside.
  const from = Math.min(height - 1, old) * width;
  const next = Math.min(height - 1, old + 1) * width;
  for (let x = 0; x < width; x++) {
    const sum = (row[x] ?? 0) + weight * (values[from + x] ?? 0);
    row[x] = Math.fround(sum) + nextWeight * (values[next + x] ?? 0);
  }
}

function gatherRow(
  row: Float32Array,
  { count, first, weights }: Taps,
  values: Float32Array,
  start: number,
  width: number,
): void {
  for (let x = 0, at = 0; x < width; x++) {
    const from = first[x] ?? 0;
    let sum = 0;
    for (let tap = 0; tap < count; tap++, at++) {
      const weight = weights[at] ?? 0;
      if (weight === 0) continue;
      sum = Math.fround(sum + weight * (row[from + tap] ?? 0));
    }
    values[start + x] = sum;
  }
}

/** Which old pixels make a new one, and how much of each. */
interface Taps {
  readonly count: number;
  readonly first: Int32Array;
  /** `count` to a new pixel. */
  readonly weights: Float32Array;
}

function taps(from: number, to: number): Taps {
  const scale = from / to;
  const radius = Math.max(1, scale);
  const count = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let index = 0; index < to; index++) {
    const centre = (index + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.ceil(centre - radius));
    first[index] = start;
    let sum = 0;
    for (let tap = 0; tap < count && start + tap < from; tap++) {
      const weight = Math.max(0, 1 - Math.abs(start + tap - centre) / radius);
      weights[index * count + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < count; tap++) {
      const at = index * count + tap;
      weights[at] = (weights[at] ?? 0) / (sum || 1);
    }
  }
  return { count, first, weights };
}
