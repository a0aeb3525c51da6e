import { chosen, everySecond, keep } from "./everySecond";
import { sectorOf } from "./sectors";
import { exactSumOfFour } from "./lanes";

/**
 * What a blur takes away, at every second pixel of the mask.
 *
 * @returns how many
 */
export function details(
  plane: usize,
  blurred: usize,
  mask: usize,
  width: i32,
  height: i32,
  found: usize,
): i32 {
  let to = found;
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width;
    for (let pixel = y * width + (y & 1); pixel < end; pixel += 8) {
      const at: usize = pixel << 2;
      const detail = f32x4.abs(
        f32x4.sub(everySecond(plane + at), everySecond(blurred + at)),
      );
      to = keep(detail, chosen(mask, pixel, end), to);
    }
  }
  return i32(to - found) >> 2;
}

/**
 * Scharr's gradient at every second pixel of the mask, and how the directions of
 * clear ones are spread over the sectors of half a turn.
 *
 * @param ends as `sectorOf` has it
 * @param directions f64 a sector, added to
 * @returns how many
 */
export function gradient(
  plane: usize,
  mask: usize,
  width: i32,
  height: i32,
  ends: usize,
  quarter: i32,
  directions: usize,
  found: usize,
): i32 {
  const row: usize = (<usize>width) << 2;
  const three = f32x4.splat(3.0 / 32);
  const ten = f32x4.splat(10.0 / 32);
  let to = found;
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    for (let pixel = y * width + 1 + (y & 1); pixel < end; pixel += 8) {
      const at: usize = plane + (pixel << 2);
      const rise = f32x4.sub(
        everySecond(at + row + 4),
        everySecond(at - row - 4),
      );
      const fall = f32x4.sub(
        everySecond(at - row + 4),
        everySecond(at + row - 4),
      );
      const across = f32x4.add(
        f32x4.mul(three, f32x4.add(rise, fall)),
        f32x4.mul(ten, f32x4.sub(everySecond(at + 4), everySecond(at - 4))),
      );
      const down = f32x4.add(
        f32x4.mul(three, f32x4.sub(rise, fall)),
        f32x4.mul(ten, f32x4.sub(everySecond(at + row), everySecond(at - row))),
      );
      const slope = f32x4.sqrt(
        f32x4.add(f32x4.mul(across, across), f32x4.mul(down, down)),
      );
      const kept = chosen(mask, pixel, end);
      to = keep(slope, kept, to);
      const clear = v128.and(kept, f32x4.gt(slope, f32x4.splat(4)));
      if (!v128.any_true(clear)) continue;
      if (i32x4.extract_lane(clear, 0))
        addDirection(
          f32x4.extract_lane(across, 0),
          f32x4.extract_lane(down, 0),
          f32x4.extract_lane(slope, 0),
          ends,
          quarter,
          directions,
        );
      if (i32x4.extract_lane(clear, 1))
        addDirection(
          f32x4.extract_lane(across, 1),
          f32x4.extract_lane(down, 1),
          f32x4.extract_lane(slope, 1),
          ends,
          quarter,
          directions,
        );
      if (i32x4.extract_lane(clear, 2))
        addDirection(
          f32x4.extract_lane(across, 2),
          f32x4.extract_lane(down, 2),
          f32x4.extract_lane(slope, 2),
          ends,
          quarter,
          directions,
        );
      if (i32x4.extract_lane(clear, 3))
        addDirection(
          f32x4.extract_lane(across, 3),
          f32x4.extract_lane(down, 3),
          f32x4.extract_lane(slope, 3),
          ends,
          quarter,
          directions,
        );
    }
  }
  return i32(to - found) >> 2;
}

function addDirection(
  across: f64,
  down: f64,
  slope: f64,
  ends: usize,
  quarter: i32,
  directions: usize,
): void {
  // What goes up and what goes down the same way are one direction.
  const sector = sectorOf(across, down, ends, quarter) % (2 * quarter);
  const at = directions + ((<usize>sector) << 3);
  store<f64>(at, load<f64>(at) + slope);
}

/**
 * Squares of how dark and how light lines are, by the eigenvalues of the second
 * derivatives at every second pixel of the mask.
 *
 * @param sums f64: dark, light
 * @returns of how many pixels
 */
export function ridges(
  plane: usize,
  mask: usize,
  width: i32,
  height: i32,
  sums: usize,
): i32 {
  const row: usize = (<usize>width) << 2;
  const half = f32x4.splat(0.5);
  const quarter = f32x4.splat(0.25);
  const two = f32x4.splat(2);
  const none = f32x4.splat(0);
  let dark: f64 = 0;
  let light: f64 = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    let darkInRow = none;
    let lightInRow = none;
    let inRow = i32x4.splat(0);
    for (let pixel = y * width + 1 + (y & 1); pixel < end; pixel += 8) {
      const at: usize = plane + (pixel << 2);
      const middle = f32x4.mul(two, everySecond(at));
      const xx = f32x4.sub(
        f32x4.add(everySecond(at - 4), everySecond(at + 4)),
        middle,
      );
      const yy = f32x4.sub(
        f32x4.add(everySecond(at - row), everySecond(at + row)),
        middle,
      );
      const xy = f32x4.mul(
        quarter,
        f32x4.sub(
          f32x4.add(everySecond(at - row - 4), everySecond(at + row + 4)),
          f32x4.add(everySecond(at - row + 4), everySecond(at + row - 4)),
        ),
      );
      const aside = f32x4.mul(half, f32x4.sub(xx, yy));
      const root = f32x4.sqrt(
        f32x4.add(f32x4.mul(aside, aside), f32x4.mul(xy, xy)),
      );
      const mean = f32x4.mul(half, f32x4.add(xx, yy));
      const most = f32x4.add(mean, root);
      const least = f32x4.sub(mean, root);
      const darkLine = f32x4.max(
        none,
        f32x4.sub(most, f32x4.mul(two, f32x4.abs(least))),
      );
      const lightLine = f32x4.max(
        none,
        f32x4.sub(f32x4.neg(least), f32x4.mul(two, f32x4.abs(most))),
      );
      const kept = chosen(mask, pixel, end);
      darkInRow = f32x4.add(
        darkInRow,
        v128.and(kept, f32x4.mul(darkLine, darkLine)),
      );
      lightInRow = f32x4.add(
        lightInRow,
        v128.and(kept, f32x4.mul(lightLine, lightLine)),
      );
      inRow = i32x4.sub(inRow, kept);
    }
    dark += exactSumOfFour(darkInRow);
    light += exactSumOfFour(lightInRow);
    count +=
      i32x4.extract_lane(inRow, 0) +
      i32x4.extract_lane(inRow, 1) +
      i32x4.extract_lane(inRow, 2) +
      i32x4.extract_lane(inRow, 3);
  }
  store<f64>(sums, dark);
  store<f64>(sums, light, 8);
  return count;
}

/** Smaller steps of lightness than this are compression noise. */
const visibleStep: f32 = 1;

/**
 * Counts which of the eight neighbours so far away are lighter, at every second
 * pixel of the mask.
 *
 * @param counts i32 for each of the 256 codes, clockwise from the upper left, added to
 */
export function patterns(
  plane: usize,
  mask: usize,
  width: i32,
  height: i32,
  radius: i32,
  counts: usize,
): void {
  const row: usize = (radius * width) << 2;
  const aside: usize = radius << 2;
  for (let y = radius; y < height - radius; y++) {
    const end = (y + 1) * width - radius;
    for (let pixel = y * width + radius + (y & 1); pixel < end; pixel += 8) {
      const at: usize = plane + (pixel << 2);
      const over = f32x4.add(everySecond(at), f32x4.splat(visibleStep));
      let code = lighter(at - row - aside, over, 1);
      code = v128.or(code, lighter(at - row, over, 2));
      code = v128.or(code, lighter(at - row + aside, over, 4));
      code = v128.or(code, lighter(at + aside, over, 8));
      code = v128.or(code, lighter(at + row + aside, over, 16));
      code = v128.or(code, lighter(at + row, over, 32));
      code = v128.or(code, lighter(at + row - aside, over, 64));
      code = v128.or(code, lighter(at - aside, over, 128));
      const kept = chosen(mask, pixel, end);
      count(counts, i32x4.extract_lane(code, 0), i32x4.extract_lane(kept, 0));
      count(counts, i32x4.extract_lane(code, 1), i32x4.extract_lane(kept, 1));
      count(counts, i32x4.extract_lane(code, 2), i32x4.extract_lane(kept, 2));
      count(counts, i32x4.extract_lane(code, 3), i32x4.extract_lane(kept, 3));
    }
  }
}

function lighter(at: usize, over: v128, bit: i32): v128 {
  return v128.and(f32x4.gt(everySecond(at), over), i32x4.splat(bit));
}

function count(counts: usize, code: i32, minusOne: i32): void {
  const at: usize = counts + (code << 2);
  store<i32>(at, load<i32>(at) - minusOne);
}
