/** How far every one of some things is from every other; symmetric, row by row. */
export interface Distances {
  readonly count: number;
  readonly values: Float64Array;
}

/** Euclidean distances between points of as many numbers each, divided by the root of how many. */
export function distancesBetween(
  points: readonly (readonly number[])[],
): Distances {
  const count = points.length;
  const values = new Float64Array(count * count);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < one; other++) {
      const distance = distanceOf(points[one] ?? [], points[other] ?? []);
      values[one * count + other] = distance;
      values[other * count + one] = distance;
    }
  }
  return { count, values };
}

/** The mean distance from one thing to those of a list, itself left out; 0 when none is left. */
export function meanDistanceTo(
  { count, values }: Distances,
  from: number,
  to: Int32Array,
): number {
  let sum = 0;
  let pairs = 0;
  for (const each of to) {
    if (each === from) continue;
    sum += values[from * count + each] ?? 0;
    pairs += 1;
  }
  return pairs > 0 ? sum / pairs : 0;
}

/**
 * The mean distance between the things of two lists. A thing isn't compared
 * with itself, also when a list names it twice.
 */
export function meanDistance(
  { count, values }: Distances,
  ones: Int32Array,
  others: Int32Array,
): number {
  let sum = 0;
  let pairs = 0;
  for (const one of ones) {
    const row = one * count;
    for (const other of others) {
      if (one === other) continue;
      sum += values[row + other] ?? 0;
      pairs += 1;
    }
  }
  return pairs > 0 ? sum / pairs : 0;
}

/** The mean distance from a point to others; 0 when there are none. */
export function meanDistanceToPoints(
  from: readonly number[],
  to: readonly (readonly number[])[],
): number {
  const sum = to.reduce((total, each) => total + distanceOf(from, each), 0);
  return to.length > 0 ? sum / to.length : 0;
}

function distanceOf(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  one.forEach((value, at) => {
    const aside = value - (other[at] ?? 0);
    sum += aside * aside;
  });
  return Math.sqrt(sum / Math.max(1, one.length));
}
