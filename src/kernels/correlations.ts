import { nibble } from "./miniatures";
import { sumOfFour } from "./lanes";

// How alike pieces of pictures are that are kept in digits.

/**
 * Rows of hexadecimal digits (u8), each around its mean and of length 1, so that their
 * products are correlations.
 */
export function standardise(
  digits: usize,
  count: i32,
  length: i32,
  rows: usize,
): void {
  const bytes: usize = (<usize>length) << 2;
  for (let index = 0; index < count; index++) {
    let sum: f64 = 0;
    for (let at: usize = 0; at < <usize>length; at++) {
      sum += nibble(load<u8>(digits + at));
    }
    const mean = sum / length;
    let squares: f64 = 0;
    for (let at: usize = 0; at < <usize>length; at++) {
      const aside = <f32>(nibble(load<u8>(digits + at)) - mean);
      store<f32>(rows + (at << 2), aside);
      squares += <f64>aside * aside;
    }
    const scale = <f32>(1 / max(1e-6, sqrt(squares)));
    for (let at: usize = 0; at < bytes; at += 4) {
      store<f32>(rows + at, load<f32>(rows + at) * scale);
    }
    digits += <usize>length;
    rows += bytes;
  }
}

/** The product of every row with each of the examples, example by example. */
export function products(
  rows: usize,
  count: i32,
  examples: usize,
  exampleCount: i32,
  length: i32,
  found: usize,
): void {
  const bytes: usize = (<usize>length) << 2;
  for (let example = 0; example < exampleCount; example++) {
    let row = rows;
    for (let index = 0; index < count; index++, row += bytes) {
      store<f32>(found, product(row, examples, bytes));
      found += 4;
    }
    examples += bytes;
  }
}

/** Of a multiple of four numbers. */
function product(one: usize, other: usize, bytes: usize): f32 {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    sums = f32x4.add(
      sums,
      f32x4.mul(v128.load(one + at), v128.load(other + at)),
    );
  }
  return sumOfFour(sums);
}
