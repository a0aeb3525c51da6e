/** Halves a picture, four pixels to one; a side of one pixel stays. */
export function halvePicture(
  rgb: usize,
  width: i32,
  height: i32,
  half: usize,
): void {
  const right: usize = width > 1 ? 3 : 0;
  const below: usize = height > 1 ? <usize>width * 3 : 0;
  const halfBytes: usize = max(1, width >> 1) * 3;
  for (let y = 0; y < max(1, height >> 1); y++) {
    let at = rgb + <usize>(2 * y * width * 3);
    const end = half + halfBytes;
    while (half < end) {
      for (let channel = 0; channel < 3; channel++, at++, half++) {
        const sum: u32 =
          <u32>load<u8>(at) +
          <u32>load<u8>(at + right) +
          <u32>load<u8>(at + below) +
          <u32>load<u8>(at + below + right);
        store<u8>(half, (sum + 2) >> 2);
      }
      at += 3;
    }
  }
}

/** Counts (i32) colours in 8 × 9 × 9 cells of about 13 × 20 × 20 Lab. */
export function countColours(
  lightness: usize,
  a: usize,
  b: usize,
  length: i32,
  counts: usize,
): void {
  for (let index = 0; index < length; index++) {
    const at: usize = (<usize>index) << 2;
    // Rounding puts black a hair below zero.
    const light = max(0, min(99.9, <f64>load<f32>(lightness + at)));
    const cell =
      (<i32>(light / 12.5) * 9 + cellOf(load<f32>(a + at))) * 9 +
      cellOf(load<f32>(b + at));
    const count = counts + ((<usize>cell) << 2);
    store<i32>(count, load<i32>(count) + 1);
  }
}

function cellOf(value: f64): i32 {
  return <i32>max(0, min(8, floor((value + 90) / 20)));
}

/** Length of the colours a and b. */
export function chroma(a: usize, b: usize, length: i32, found: usize): void {
  const bytes: usize = (<usize>length) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const green = v128.load(a + at);
    const blue = v128.load(b + at);
    v128.store(
      found + at,
      f32x4.sqrt(f32x4.add(f32x4.mul(green, green), f32x4.mul(blue, blue))),
    );
  }
}

/**
 * Marks (1) the pixels that are farther from a colour than so much, squared.
 *
 * @returns how many
 */
export function markOthers(
  lightness: usize,
  a: usize,
  b: usize,
  length: i32,
  colourLightness: f64,
  colourA: f64,
  colourB: f64,
  squaredDistance: f64,
  mask: usize,
): i32 {
  let marked = 0;
  for (let index = 0; index < length; index++) {
    const at: usize = (<usize>index) << 2;
    const light = <f64>load<f32>(lightness + at) - colourLightness;
    const red = <f64>load<f32>(a + at) - colourA;
    const yellow = <f64>load<f32>(b + at) - colourB;
    const isOther =
      light * light + red * red + yellow * yellow >= squaredDistance;
    store<u8>(mask + <usize>index, <u8>isOther);
    marked += <i32>isOther;
  }
  return marked;
}

/**
 * Adds pixels to the cells of the colour cube that they are in, cells in the order in
 * which they are met.
 *
 * @param bits of a byte that tell cells apart
 * @param cells u16 for each cell, zeros at first
 * @param sums f64, three to a cell in use; `weights` f64, its pixels; zeros at first
 * @returns how many are in use
 */
export function sumColours(
  rgb: usize,
  pixels: i32,
  bits: i32,
  cells: usize,
  sums: usize,
  weights: usize,
): i32 {
  const shift: u32 = 8 - bits;
  let used = 0;
  const end = rgb + <usize>(3 * pixels);
  for (; rgb < end; rgb += 3) {
    const red: u32 = load<u8>(rgb);
    const green: u32 = load<u8>(rgb, 1);
    const blue: u32 = load<u8>(rgb, 2);
    const place =
      ((red >> shift) << (2 * bits)) |
      ((green >> shift) << bits) |
      (blue >> shift);
    const cell = cells + ((<usize>place) << 1);
    if (load<u16>(cell) == 0) store<u16>(cell, ++used);
    const index: usize = load<u16>(cell) - 1;
    const sum = sums + 24 * index;
    store<f64>(sum, load<f64>(sum) + <f64>red);
    store<f64>(sum, load<f64>(sum, 8) + <f64>green, 8);
    store<f64>(sum, load<f64>(sum, 16) + <f64>blue, 16);
    const weight = weights + (index << 3);
    store<f64>(weight, load<f64>(weight) + 1);
  }
  return used;
}
