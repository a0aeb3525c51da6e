import { everySecond } from "./everySecond";

/**
 * What is measured around every second pixel inside the border, one array each:
 * lightness; slope by central differences; the same after two blurs; Immerkær's
 * noise kernel, absolute.
 *
 * @param taken f64: squares of what the first blur takes away, of what the second does
 * @returns how many of each
 */
export function finish(
  plane: usize,
  soft: usize,
  softer: usize,
  width: i32,
  height: i32,
  light: usize,
  slope: usize,
  softSlope: usize,
  noise: usize,
  taken: usize,
): i32 {
  const row: usize = (<usize>width) << 2;
  const four = f32x4.splat(4);
  const two = f32x4.splat(2);
  let first: f64 = 0;
  let second: f64 = 0;
  let to: usize = 0;
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    for (let pixel = y * width + 1 + (y & 1); pixel < end; pixel += 8) {
      const at: usize = (<usize>pixel) << 2;
      const here = everySecond(plane + at);
      const sides = f32x4.add(
        f32x4.add(everySecond(plane + at - row), everySecond(plane + at + row)),
        f32x4.add(everySecond(plane + at - 4), everySecond(plane + at + 4)),
      );
      const corners = f32x4.add(
        f32x4.add(
          everySecond(plane + at - row - 4),
          everySecond(plane + at - row + 4),
        ),
        f32x4.add(
          everySecond(plane + at + row - 4),
          everySecond(plane + at + row + 4),
        ),
      );
      v128.store(light + to, here);
      v128.store(slope + to, slopeAt(plane + at, row));
      v128.store(softSlope + to, slopeAt(softer + at, row));
      v128.store(
        noise + to,
        f32x4.abs(
          f32x4.sub(
            f32x4.add(corners, f32x4.mul(four, here)),
            f32x4.mul(two, sides),
          ),
        ),
      );
      const blurred = everySecond(soft + at);
      const fine = f32x4.sub(here, blurred);
      const coarse = f32x4.sub(blurred, everySecond(softer + at));
      const count = min(4, (end - pixel + 1) >> 1);
      first += sumOfFirst(count, f32x4.mul(fine, fine));
      second += sumOfFirst(count, f32x4.mul(coarse, coarse));
      to += (<usize>count) << 2;
    }
  }
  store<f64>(taken, first);
  store<f64>(taken, second, 8);
  return <i32>(to >> 2);
}

function slopeAt(at: usize, row: usize): v128 {
  const across = f32x4.sub(everySecond(at + 4), everySecond(at - 4));
  const down = f32x4.sub(everySecond(at + row), everySecond(at - row));
  return f32x4.mul(
    f32x4.splat(0.5),
    f32x4.sqrt(f32x4.add(f32x4.mul(across, across), f32x4.mul(down, down))),
  );
}

function sumOfFirst(count: i32, four: v128): f64 {
  const lanes = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
  const kept = v128.and(four, lanes);
  return (
    <f64>f32x4.extract_lane(kept, 0) +
    <f64>f32x4.extract_lane(kept, 1) +
    <f64>f32x4.extract_lane(kept, 2) +
    <f64>f32x4.extract_lane(kept, 3)
  );
}

/**
 * Sum of the noise where the slope after the blurs is at most `calm` and the
 * lightness is clipped on neither side.
 *
 * @param sum f64
 * @returns of how many
 */
export function calmNoise(
  light: usize,
  softSlope: usize,
  noise: usize,
  length: i32,
  calm: f64,
  darkest: f64,
  lightest: f64,
  sum: usize,
): i32 {
  let all: f64 = 0;
  let count = 0;
  for (let index = 0; index < length; index++) {
    const at: usize = (<usize>index) << 2;
    if (<f64>load<f32>(softSlope + at) > calm) continue;
    const here = <f64>load<f32>(light + at);
    if (here <= darkest || here >= lightest) continue;
    all += load<f32>(noise + at);
    count++;
  }
  store<f64>(sum, all);
  return count;
}

/**
 * Slope over slope after the blurs, where it is `steep` or more.
 *
 * @returns how many
 */
export function steepness(
  slope: usize,
  softSlope: usize,
  length: i32,
  steep: f64,
  found: usize,
): i32 {
  let to = found;
  for (let index = 0; index < length; index++) {
    const at: usize = (<usize>index) << 2;
    const here = <f64>load<f32>(slope + at);
    if (here < steep || here <= 0) continue;
    store<f32>(to, <f32>(here / (<f64>load<f32>(softSlope + at) + 0.1)));
    to += 4;
  }
  return <i32>((to - found) >> 2);
}
