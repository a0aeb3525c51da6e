/** Around the middle grey, or squares of floats lose the small differences. */
const grey: f32 = 50;
const reach = 2;
const area: f64 = 25;

/**
 * Standard deviations in 5 × 5 pixels, around every second pixel of every second
 * row; the border repeats.
 *
 * @param subject 0, or a mask: then `inside` gets those of its pixels
 * @param row room for two rows, each with four numbers more
 * @returns how many are inside
 */
export function localSpreads(
  plane: usize,
  width: i32,
  height: i32,
  subject: usize,
  row: usize,
  all: usize,
  inside: usize,
): i32 {
  const bytes: usize = (<usize>width) << 2;
  const sums = row;
  const squares = row + bytes + 16;
  let own = inside;
  for (let y = 0; y < height; y += 2) {
    sumColumns(plane, bytes, y, height - 1, sums + 8, squares + 8);
    repeatEnds(sums, bytes);
    repeatEnds(squares, bytes);
    for (let x = 0; x < width; x += 2, all += 4) {
      const at: usize = (<usize>x) << 2;
      const mean = fiveFrom(sums + at) / area;
      const variance = fiveFrom(squares + at) / area - mean * mean;
      const spread: f32 = variance > 1e-3 ? <f32>sqrt(variance) : 0;
      store<f32>(all, spread);
      if (subject != 0 && load<u8>(subject + y * width + x) != 0) {
        store<f32>(own, spread);
        own += 4;
      }
    }
  }
  return <i32>((own - inside) >> 2);
}

/** Sums of five pixels above each other, and of their squares. */
function sumColumns(
  plane: usize,
  bytes: usize,
  y: i32,
  last: i32,
  sums: usize,
  squares: usize,
): void {
  const up2 = plane + <usize>max(0, y - reach) * bytes;
  const up = plane + <usize>max(0, y - 1) * bytes;
  const here = plane + <usize>y * bytes;
  const down = plane + <usize>min(last, y + 1) * bytes;
  const down2 = plane + <usize>min(last, y + reach) * bytes;
  // What the last vectors have beyond a row is written over next.
  for (let at: usize = 0; at < bytes; at += 16) {
    const first = fromGrey(up2 + at);
    const second = fromGrey(up + at);
    const third = fromGrey(here + at);
    const fourth = fromGrey(down + at);
    const fifth = fromGrey(down2 + at);
    let sum = f32x4.add(f32x4.add(first, second), third);
    sum = f32x4.add(f32x4.add(sum, fourth), fifth);
    let square = f32x4.add(f32x4.mul(first, first), f32x4.mul(second, second));
    square = f32x4.add(square, f32x4.mul(third, third));
    square = f32x4.add(square, f32x4.mul(fourth, fourth));
    square = f32x4.add(square, f32x4.mul(fifth, fifth));
    v128.store(sums + at, sum);
    v128.store(squares + at, square);
  }
}

function fromGrey(at: usize): v128 {
  return f32x4.sub(v128.load(at), f32x4.splat(grey));
}

function repeatEnds(row: usize, bytes: usize): void {
  const first = load<f32>(row, 8);
  store<f32>(row, first);
  store<f32>(row, first, 4);
  const last = load<f32>(row + bytes, 4);
  store<f32>(row + bytes, last, 8);
  store<f32>(row + bytes, last, 12);
}

function fiveFrom(at: usize): f64 {
  return (
    <f64>load<f32>(at) +
    <f64>load<f32>(at, 4) +
    <f64>load<f32>(at, 8) +
    <f64>load<f32>(at, 12) +
    <f64>load<f32>(at, 16)
  );
}
