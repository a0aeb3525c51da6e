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
