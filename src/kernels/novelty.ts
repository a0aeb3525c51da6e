import { sumOfTwo } from "./lanes";

// How near the patches of others come to those of a picture, by their words.

/** Numbers of a word, f32. */
const numbers = 14;
const wordBytes: usize = numbers << 2;
/** A pair of outliers can't vouch for each other, and one of three may be the picture itself. */
const nearestKept = 3;
const keptBytes: usize = nearestKept << 2;

/** From every word to every other: the root of the mean squared difference of their numbers. */
export function wordDistances(
  words: usize,
  count: i32,
  distances: usize,
): void {
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      const distance = distanceOf(
        words + <usize>one * wordBytes,
        words + <usize>other * wordBytes,
      );
      store<f32>(distances + ((<usize>(one * count + other)) << 2), distance);
      store<f32>(distances + ((<usize>(other * count + one)) << 2), distance);
    }
    store<f32>(distances + ((<usize>(one * count + one)) << 2), 0);
  }
}

function distanceOf(one: usize, other: usize): f32 {
  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < wordBytes; at += 8) {
    const apart = f64x2.sub(
      f64x2.promote_low_f32x4(v128.load64_zero(one + at)),
      f64x2.promote_low_f32x4(v128.load64_zero(other + at)),
    );
    sums = f64x2.add(sums, f64x2.mul(apart, apart));
  }
  const sum = sumOfTwo(sums);
  return <f32>sqrt(sum / numbers);
}

/**
 * Keeps for every word which pictures come nearest to it with theirs.
 *
 * @param counts u8, how often each picture has each word
 * @param first the place of the first of these pictures in the whole set
 * @param near three for each word, the nearest first; endless at first
 * @param whose i32, the pictures they are of
 * @param room for one number a word
 */
export function keepNearest(
  distances: usize,
  wordCount: i32,
  counts: usize,
  pictures: i32,
  first: i32,
  near: usize,
  whose: usize,
  room: usize,
): void {
  const end = room + ((<usize>wordCount) << 2);
  for (let picture = first; picture < first + pictures; picture++) {
    for (let at = room; at < end; at += 16) {
      v128.store(at, f32x4.splat(Infinity));
    }
    for (let word = 0; word < wordCount; word++) {
      if (load<u8>(counts + <usize>word) === 0) continue;
      let from = distances + ((<usize>(word * wordCount)) << 2);
      for (let at = room; at < end; at += 16, from += 16) {
        v128.store(at, f32x4.pmin(v128.load(at), v128.load(from)));
      }
    }
    counts += <usize>wordCount;
    for (let word: usize = 0; word < <usize>wordCount; word++) {
      const slot = word * keptBytes;
      const distance = load<f32>(room + (word << 2));
      keep(near + slot, whose + slot, distance, picture);
    }
  }
}

/** Of pictures that are equally near, the first stay first. */
function keep(near: usize, whose: usize, distance: f32, picture: i32): void {
  let place = keptBytes - 4;
  if (!(distance < load<f32>(near + place))) return;
  for (; place > 0 && load<f32>(near + place - 4) > distance; place -= 4) {
    store<f32>(near + place, load<f32>(near + place - 4));
    store<i32>(whose + place, load<i32>(whose + place - 4));
  }
  store<f32>(near + place, distance);
  store<i32>(whose + place, picture);
}

/**
 * The mean distance (f64) of each picture's words to those of the two other pictures
 * that come nearest; 0 without words.
 */
export function novelties(
  near: usize,
  whose: usize,
  wordCount: i32,
  counts: usize,
  pictures: i32,
  first: i32,
  found: usize,
): void {
  for (let picture = first; picture < first + pictures; picture++) {
    let sum: f64 = 0;
    let total: f64 = 0;
    for (let word: usize = 0; word < <usize>wordCount; word++) {
      const count: f64 = load<u8>(counts + word);
      if (count === 0) continue;
      const slot = word * keptBytes;
      sum += count * distanceToOthers(near + slot, whose + slot, picture);
      total += count;
    }
    counts += <usize>wordCount;
    store<f64>(found, total > 0 ? sum / total : 0);
    found += 8;
  }
}

function distanceToOthers(near: usize, whose: usize, picture: i32): f64 {
  let sum: f64 = 0;
  let others: f64 = 0;
  for (let at: usize = 0; at < keptBytes && others < 2; at += 4) {
    const distance = load<f32>(near + at);
    if (distance === Infinity || load<i32>(whose + at) === picture) continue;
    sum += distance;
    others++;
  }
  return sum / max(1, others);
}
