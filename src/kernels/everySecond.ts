// Most is measured at every second pixel, as on the black fields of a chessboard:
// four of them at a time, from the eight pixels in which they stand.

/** Of eight pixels every second, beginning with the first. */
export function everySecond(at: usize): v128 {
  return v128.shuffle<f32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6);
}

const steps = i32x4(0, 2, 4, 6);

/** All bits of a lane set where the pixel is in the mask and before the row's end. */
export function chosen(mask: usize, pixel: i32, end: i32): v128 {
  // Two bytes of the mask widened into each lane: the lower is the pixel's own.
  const marks = v128.and(v128.load_ext<u8>(mask + pixel), i32x4.splat(0xffff));
  return v128.and(
    i32x4.ne(marks, i32x4.splat(0)),
    i32x4.lt_s(i32x4.add(i32x4.splat(pixel), steps), i32x4.splat(end)),
  );
}

/** Puts the chosen of four numbers one after the other; returns where the next goes. */
export function keep(numbers: v128, chosen: v128, to: usize): usize {
  v128.store_lane<f32>(to, numbers, 0);
  to -= i32x4.extract_lane(chosen, 0) << 2;
  v128.store_lane<f32>(to, numbers, 1);
  to -= i32x4.extract_lane(chosen, 1) << 2;
  v128.store_lane<f32>(to, numbers, 2);
  to -= i32x4.extract_lane(chosen, 2) << 2;
  v128.store_lane<f32>(to, numbers, 3);
  return to - (i32x4.extract_lane(chosen, 3) << 2);
}
