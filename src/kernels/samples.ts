import { sumOfTwo } from "./lanes";

/** Counts samples in equal cells from `low`; what is outside counts at that end. */
export function countCells(
  samples: usize,
  length: i32,
  low: f64,
  scale: f64,
  cells: i32,
  counts: usize,
): void {
  const first = f64x2.splat(low);
  const scales = f64x2.splat(scale);
  const last = i32x4.splat(cells - 1);
  const end = samples + ((<usize>length) << 2);
  for (let at = samples; at < end; at += 8) {
    const two = f64x2.promote_low_f32x4(v128.load64_zero(at));
    const places = f64x2.mul(f64x2.sub(two, first), scales);
    const found = i32x4.max_s(
      i32x4.splat(0),
      i32x4.min_s(last, i32x4.trunc_sat_f64x2_s_zero(places)),
    );
    addOne(counts, i32x4.extract_lane(found, 0));
    if (at + 4 < end) addOne(counts, i32x4.extract_lane(found, 1));
  }
}

function addOne(counts: usize, cell: i32): void {
  const at = counts + ((<usize>cell) << 2);
  store<i32>(at, load<i32>(at) + 1);
}

/** Sums (f64) of the samples, of their squares and of their fourth powers. */
export function powers(samples: usize, length: i32, sums: usize): void {
  let first = f64x2.splat(0);
  let second = f64x2.splat(0);
  let fourth = f64x2.splat(0);
  const end = samples + ((<usize>length) << 2);
  let at = samples;
  for (; at + 8 <= end; at += 8) {
    const value = f64x2.promote_low_f32x4(v128.load64_zero(at));
    const square = f64x2.mul(value, value);
    first = f64x2.add(first, value);
    second = f64x2.add(second, square);
    fourth = f64x2.add(fourth, f64x2.mul(square, square));
  }
  const last: f64 = at < end ? load<f32>(at) : 0;
  store<f64>(sums, sumOfTwo(first) + last);
  store<f64>(sums, sumOfTwo(second) + last * last, 8);
  store<f64>(sums, sumOfTwo(fourth) + last * last * last * last, 16);
}

/** The mean (f64) of every row between two columns. */
export function rowMeans(
  plane: usize,
  width: i32,
  height: i32,
  left: i32,
  right: i32,
  means: usize,
): void {
  for (let y = 0; y < height; y++) {
    const row = plane + ((<usize>(y * width)) << 2);
    const end = row + ((<usize>right) << 2);
    let sum: f64 = 0;
    for (let at = row + ((<usize>left) << 2); at < end; at += 4) {
      sum += load<f32>(at);
    }
    store<f64>(means + ((<usize>y) << 3), sum / <f64>(right - left));
  }
}
