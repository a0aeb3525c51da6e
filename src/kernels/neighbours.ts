import { sumOfTwo } from "./lanes";

// What of other pictures is nearest to a picture.

/** A style has sub-groups: the few nearest count, not the middle. */
const nearestCounted = 3;
const mostGroups = 31;

const nearest = memory.data(8 * nearestCounted * (mostGroups + 1));

/**
 * The mean distance of each picture to the nearest of the others in each group of its
 * numbers, then in all together: f64, in the order of the pictures.
 *
 * @param pictures f64, `numbers` each
 * @param first the place of the first of them in the whole set
 * @param others f64, every `step`th of the whole set from the first on
 * @param ends i32, where each group of numbers ends
 * @param totals f64, by which squared distances in each group are divided
 */
export function nearestOthers(
  pictures: usize,
  count: i32,
  first: i32,
  others: usize,
  otherCount: i32,
  step: i32,
  numbers: i32,
  ends: usize,
  totals: usize,
  groups: i32,
  distances: usize,
): void {
  const bytes: usize = (<usize>numbers) << 3;
  let total: f64 = 0;
  for (let group = 0; group < groups; group++) {
    total += load<f64>(totals + ((<usize>group) << 3));
  }
  const all = nearest + slotOf(groups);
  for (let index = 0; index < count; index++, pictures += bytes) {
    for (let slot = nearest; slot < all + slotOf(1); slot += 8) {
      store<f64>(slot, Infinity);
    }
    let other = others;
    for (let at = 0; at < otherCount; at++, other += bytes) {
      if (at * step === first + index) continue;
      let sum: f64 = 0;
      let from: usize = 0;
      for (let group = 0; group < groups; group++) {
        const end: usize =
          (<usize>load<i32>(ends + ((<usize>group) << 2))) << 3;
        const squared = squaredDistance(pictures, other, from, end);
        const own = load<f64>(totals + ((<usize>group) << 3));
        keep(nearest + slotOf(group), squared / own);
        sum += squared;
        from = end;
      }
      keep(all, sum / max(1e-9, total));
    }
    for (let slot = nearest; slot <= all; slot += slotOf(1)) {
      store<f64>(distances, meanRoot(slot));
      distances += 8;
    }
  }
}

function slotOf(group: i32): usize {
  return (<usize>(group * nearestCounted)) << 3;
}

function squaredDistance(
  one: usize,
  other: usize,
  from: usize,
  end: usize,
): f64 {
  let sums = f64x2.splat(0);
  let at = from;
  for (; at + 16 <= end; at += 16) {
    const apart = f64x2.sub(v128.load(one + at), v128.load(other + at));
    sums = f64x2.add(sums, f64x2.mul(apart, apart));
  }
  const sum = sumOfTwo(sums);
  if (at >= end) return sum;
  const last = load<f64>(one + at) - load<f64>(other + at);
  return sum + last * last;
}

/** Keeps the smallest, in order. */
function keep(slot: usize, squared: f64): void {
  let place = slot + slotOf(1) - 8;
  if (squared >= load<f64>(place)) return;
  for (; place > slot && load<f64>(place - 8) > squared; place -= 8) {
    store<f64>(place, load<f64>(place - 8));
  }
  store<f64>(place, squared);
}

function meanRoot(slot: usize): f64 {
  let sum: f64 = 0;
  let count: f64 = 0;
  for (let at = slot; at < slot + slotOf(1); at += 8) {
    const squared = load<f64>(at);
    if (squared === Infinity) continue;
    sum += sqrt(squared);
    count++;
  }
  return sum / max(1, count);
}
