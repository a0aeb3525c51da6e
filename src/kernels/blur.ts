/** The binomial 1 4 6 4 1, of 16. */
const middle = f32x4.splat(0.375);
const near = f32x4.splat(0.25);
const far = f32x4.splat(0.0625);

/**
 * Blurs a plane by the binomial 1 4 6 4 1 both ways; the border repeats.
 *
 * @param row room for a row and four numbers
 */
export function blur(
  plane: usize,
  width: i32,
  height: i32,
  row: usize,
  blurred: usize,
): void {
  const bytes: usize = (<usize>width) << 2;
  // Two numbers of the border on either side.
  const first = row + 8;
  const last = first + bytes - 4;
  for (let y = 0; y < height; y++) {
    blurDown(plane, bytes, y, height - 1, first);
    store<f32>(first - 8, load<f32>(first));
    store<f32>(first - 4, load<f32>(first));
    store<f32>(last + 4, load<f32>(last));
    store<f32>(last + 8, load<f32>(last));
    blurAcross(first, bytes, blurred + <usize>y * bytes);
  }
}

function blurDown(
  plane: usize,
  bytes: usize,
  y: i32,
  last: i32,
  row: usize,
): void {
  const here = plane + <usize>y * bytes;
  const up2 = plane + <usize>max(0, y - 2) * bytes;
  const up = plane + <usize>max(0, y - 1) * bytes;
  const down = plane + <usize>min(last, y + 1) * bytes;
  const down2 = plane + <usize>min(last, y + 2) * bytes;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const sum = weighed(
      v128.load(up2 + at),
      v128.load(up + at),
      v128.load(here + at),
      v128.load(down + at),
      v128.load(down2 + at),
    );
    v128.store(row + at, sum);
  }
  for (; at < bytes; at += 4) {
    const sum = weighed(
      v128.load32_zero(up2 + at),
      v128.load32_zero(up + at),
      v128.load32_zero(here + at),
      v128.load32_zero(down + at),
      v128.load32_zero(down2 + at),
    );
    v128.store_lane<f32>(row + at, sum, 0);
  }
}

function blurAcross(row: usize, bytes: usize, blurred: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(blurred + at, acrossAt(row + at));
  }
  // What the last vector has beyond the row belongs to nobody yet, or to nobody at all.
  for (; at < bytes; at += 4) {
    v128.store_lane<f32>(blurred + at, acrossAt(row + at), 0);
  }
}

function acrossAt(at: usize): v128 {
  return weighed(
    v128.load(at - 8),
    v128.load(at - 4),
    v128.load(at),
    v128.load(at + 4),
    v128.load(at + 8),
  );
}

function weighed(a: v128, b: v128, c: v128, d: v128, e: v128): v128 {
  return f32x4.add(
    f32x4.mul(middle, c),
    f32x4.add(
      f32x4.mul(near, f32x4.add(b, d)),
      f32x4.mul(far, f32x4.add(a, e)),
    ),
  );
}
