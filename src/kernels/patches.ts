import { sumOfFour, sumOfTwo } from "./lanes";

// Pieces of 8 × 8 pixels.

const side = 8;
const area: f32 = 64;
/** Of the middle grey, or squares of floats lose the small differences. */
const grey: f64 = 50;

/**
 * Running sums (f64) of how much is to be seen in each piece, from left to right
 * and down, by every second row of it.
 */
export function busyness(
  plane: usize,
  width: i32,
  height: i32,
  stride: i32,
  sums: usize,
): void {
  let total: f64 = 0;
  for (let y = 0; y + side <= height; y += stride) {
    for (let x = 0; x + side <= width; x += stride) {
      total += busynessAt(plane + ((<usize>(y * width + x)) << 2), width);
      store<f64>(sums, total);
      sums += 8;
    }
  }
}

function busynessAt(at: usize, width: i32): f64 {
  const twoRows: usize = (<usize>width) << 3;
  const middle = f64x2.splat(grey);
  let sums = f64x2.splat(0);
  let squares = f64x2.splat(0);
  for (let row = 0; row < side; row += 2, at += twoRows) {
    for (let x: usize = 0; x < 32; x += 8) {
      const two = f64x2.sub(
        f64x2.promote_low_f32x4(v128.load64_zero(at + x)),
        middle,
      );
      sums = f64x2.add(sums, two);
      squares = f64x2.add(squares, f64x2.mul(two, two));
    }
  }
  const pixels: f64 = 32;
  const mean = sumOfTwo(sums) / pixels;
  const variance = sumOfTwo(squares) / pixels - mean * mean;
  return min(12, sqrt(max(0, variance))) + 0.6;
}

/**
 * What is in the lightness of pieces; see `describePatches` for the numbers, of which
 * the energies and the peaks aren't logarithms yet.
 *
 * @param corners i32, the upper left pixel of each
 * @param cosines f32, the cosine transform: eight frequencies for each place
 * @param rings which ring each frequency is in, the mean's behind them
 * @param room for 128 numbers
 * @param patches so many f32 a piece, of which those of the lightness are written
 */
export function forms(
  plane: usize,
  width: i32,
  corners: usize,
  count: i32,
  cosines: usize,
  rings: usize,
  room: usize,
  patches: usize,
  numbers: i32,
): void {
  for (let index = 0; index < count; index++) {
    const corner =
      plane + ((<usize>load<i32>(corners + ((<usize>index) << 2))) << 2);
    describe(corner, (<usize>width) << 2, cosines, rings, room, patches);
    patches += (<usize>numbers) << 2;
  }
}

function describe(
  corner: usize,
  row: usize,
  cosines: usize,
  rings: usize,
  room: usize,
  patch: usize,
): void {
  let sums = f32x4.splat(0);
  let flat = 0;
  for (let y: usize = 0; y < <usize>side; y++) {
    const at = corner + y * row;
    const left = v128.load(at);
    const right = v128.load(at, 16);
    sums = f32x4.add(sums, f32x4.add(left, right));
    flat += isFlat(f32x4.sub(v128.load(at, 4), left));
    // The last of these belongs to the next piece.
    flat += isFlat(
      f32x4.replace_lane(f32x4.sub(v128.load(at, 20), right), 3, 1),
    );
    transform(at, 4, cosines, room + (y << 5));
  }
  const mean = sumOfFour(sums) / area;
  const energies = room + 256;
  for (let down: usize = 0; down < <usize>side; down++) {
    transformDown(room, cosines + (down << 2), energies + (down << 5));
  }
  let all: f32 = 0;
  let level: f32 = 0;
  let upright: f32 = 0;
  for (let ring: usize = 0; ring < 5; ring++)
    store<f32>(patch + (ring << 2), 0);
  for (let down = 0; down < side; down++) {
    for (let across = 0; across < side; across++) {
      const place: usize = down * side + across;
      const ring: usize = load<u8>(rings + place);
      if (ring >= 5) continue;
      const energy = load<f32>(energies + (place << 2));
      const sum = patch + (ring << 2);
      store<f32>(sum, load<f32>(sum) + energy);
      all += energy;
      if (down > across) level += energy;
      else if (across > down) upright += energy;
    }
  }
  for (let ring: usize = 0; ring < 5; ring++) {
    const sum = patch + (ring << 2);
    store<f32>(sum, sqrt(load<f32>(sum)));
  }
  store<f32>(patch, (level - upright) / (all + 0.05), 5 << 2);
  store<f32>(patch, mean / 25, 6 << 2);
  describeShape(corner, row, mean, patch);
  store<f32>(patch, (<f32>flat / (area - <f32>side)) * 2, 13 << 2);
}

/** How lopsided and how peaked the lightness is. */
function describeShape(
  corner: usize,
  row: usize,
  mean: f32,
  patch: usize,
): void {
  let squares = f32x4.splat(0);
  let cubes = f32x4.splat(0);
  let fourths = f32x4.splat(0);
  for (let y: usize = 0; y < <usize>side; y++) {
    for (let x: usize = 0; x < 32; x += 16) {
      const aside = f32x4.sub(
        v128.load(corner + y * row + x),
        f32x4.splat(mean),
      );
      const square = f32x4.mul(aside, aside);
      squares = f32x4.add(squares, square);
      cubes = f32x4.add(cubes, f32x4.mul(square, aside));
      fourths = f32x4.add(fourths, f32x4.mul(square, square));
    }
  }
  const spread: f32 = sqrt(sumOfFour(squares) / area) + 0.3;
  const cube = spread * spread * spread;
  store<f32>(patch, (sumOfFour(cubes) / area / cube) * 0.5, 11 << 2);
  store<f32>(patch, sumOfFour(fourths) / area / (cube * spread), 12 << 2);
}

function isFlat(steps: v128): i32 {
  return popcnt(i32x4.bitmask(f32x4.lt(f32x4.abs(steps), f32x4.splat(0.4))));
}

/** Eight frequencies of eight numbers that stand `step` bytes apart. */
function transform(at: usize, step: usize, cosines: usize, to: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  for (let x: usize = 0; x < <usize>side; x++) {
    const value = f32x4.splat(load<f32>(at + x * step));
    low = f32x4.add(low, f32x4.mul(value, v128.load(cosines + (x << 5))));
    high = f32x4.add(high, f32x4.mul(value, v128.load(cosines + (x << 5), 16)));
  }
  v128.store(to, low);
  v128.store(to, high, 16);
}

/** The energies of one frequency down and eight across. */
function transformDown(rows: usize, cosines: usize, to: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  for (let y: usize = 0; y < <usize>side; y++) {
    const cosine = f32x4.splat(load<f32>(cosines + (y << 5)));
    low = f32x4.add(low, f32x4.mul(cosine, v128.load(rows + (y << 5))));
    high = f32x4.add(high, f32x4.mul(cosine, v128.load(rows + (y << 5), 16)));
  }
  const pixels = f32x4.splat(area);
  v128.store(to, f32x4.div(f32x4.mul(low, low), pixels));
  v128.store(to, f32x4.div(f32x4.mul(high, high), pixels), 16);
}

/**
 * The word that each patch of 14 numbers is nearest to.
 *
 * @param scales f32, by which each of the numbers is multiplied before
 * @param nearest i32 a patch
 */
export function nearestWords(
  patches: usize,
  count: i32,
  scales: usize,
  words: usize,
  wordCount: i32,
  nearest: usize,
): void {
  const bytes: usize = 14 << 2;
  for (let index = 0; index < count; index++, patches += bytes) {
    const a = f32x4.mul(v128.load(patches), v128.load(scales));
    const b = f32x4.mul(v128.load(patches, 16), v128.load(scales, 16));
    const c = f32x4.mul(v128.load(patches, 32), v128.load(scales, 32));
    const d = f32x4.mul(
      v128.load64_zero(patches, 48),
      v128.load64_zero(scales, 48),
    );
    let least: f32 = Infinity;
    let best = 0;
    for (let word = 0; word < wordCount; word++) {
      const at = words + <usize>word * bytes;
      let sum = squared(f32x4.sub(a, v128.load(at)));
      sum = f32x4.add(sum, squared(f32x4.sub(b, v128.load(at, 16))));
      sum = f32x4.add(sum, squared(f32x4.sub(c, v128.load(at, 32))));
      sum = f32x4.add(sum, squared(f32x4.sub(d, v128.load64_zero(at, 48))));
      const distance = sumOfFour(sum);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    store<i32>(nearest + ((<usize>index) << 2), best);
  }
}

function squared(four: v128): v128 {
  return f32x4.mul(four, four);
}
