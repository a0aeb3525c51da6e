import { medianOf } from "./compareStyles.ts";
import { descriptorGroups } from "./descriptors.ts";
import { distanceInStyleSpace } from "./styleSpace.ts";

/** A style has sub-groups: a picture is judged by the few that are nearest to it, not by how far it is from the middle. */
const nearestOthers = 3;
/** Beyond this a sample of the others is enough to be compared with. */
const mostOthers = 200;

const groups = [...descriptorGroups].map(([group, indices]) => ({
  group,
  indices: Uint16Array.from(indices),
}));

/** Ways in which a picture is far from its nearest; `here` is against this dataset's median. */
export const scoreTermNames: readonly string[] = [
  ...groups.map(({ group }) => group),
  "all",
  "patches",
  "style space",
  "all here",
  "patches here",
  "style space here",
];

/** Distances below these hardly count as such: they keep logarithms apart from nothing. */
const nearly = 0.02;
const nearlyHere = 0.05;

/** The terms of a picture that is like its nearest in everything. */
export const leastTerms: readonly number[] = scoreTermNames.map((name) =>
  Math.log(name.endsWith(" here") ? nearlyHere : nearly),
);

/** What is known of one dataset's pictures, all in the same order. */
export interface Compared {
  /** Descriptors in deviations on the dataset's own scale. */
  readonly deviations: readonly Float64Array[];
  readonly novelties: readonly number[];
  readonly places: readonly Float64Array[];
}

/** The logarithms of every picture's distances, in the order of `scoreTermNames`. */
export function scoreTerms(
  { deviations, novelties, places }: Compared,
  telling: readonly number[],
): readonly (readonly number[])[] {
  const roots = telling.map(Math.sqrt);
  const weighted = deviations.map((own) =>
    own.map((value, index) => value * (roots[index] ?? 1)),
  );
  const totals = groups.map(({ indices }) => sumAt(telling, indices));
  const step = Math.ceil(deviations.length / mostOthers);
  const others = weighted.filter((_, index) => index % step === 0);
  const otherPlaces = places.filter((_, index) => index % step === 0);
  const distances = weighted.map((own, index) => [
    ...nearest(own, others, totals),
    novelties[index] ?? 0,
    nearestPlaces(places[index] ?? new Float64Array(), otherPlaces),
  ]);
  const wholes = [0, 1, 2].map((each) => groups.length + each);
  const medians = wholes.map((at) =>
    medianOf(distances.map((each) => each[at] ?? 0)),
  );
  return distances.map((each) => [
    ...each.map((distance) => Math.log(distance + nearly)),
    ...wholes.map((at, index) => here(each[at] ?? 0, medians[index] ?? 0)),
  ]);
}

function sumAt(values: readonly number[], indices: Uint16Array): number {
  return indices.reduce((sum, index) => sum + (values[index] ?? 0), 0);
}

function here(distance: number, median: number): number {
  return Math.log(distance / (median + 1e-6) + nearlyHere);
}

/** Mean distance to the nearest others in each group, and in all together. */
function nearest(
  own: Float64Array,
  others: readonly Float64Array[],
  totals: readonly number[],
): readonly number[] {
  const closest = Array.from({ length: groups.length + 1 }, noneYet);
  const overall = closest[groups.length] ?? noneYet();
  const total = totals.reduce((sum, each) => sum + each, 0);
  for (const other of others) {
    if (other === own) continue;
    let sum = 0;
    for (let group = 0; group < groups.length; group++) {
      const indices = groups[group]?.indices ?? new Uint16Array();
      const squared = squaredDistance(own, other, indices);
      keep(closest[group] ?? overall, squared / (totals[group] ?? 1));
      sum += squared;
    }
    keep(overall, sum / Math.max(1e-9, total));
  }
  return closest.map(meanRoot);
}

function nearestPlaces(
  own: Float64Array,
  others: readonly Float64Array[],
): number {
  const closest = noneYet();
  for (const other of others) {
    if (other !== own) keep(closest, distanceInStyleSpace(own, other) ** 2);
  }
  return meanRoot(closest);
}

function noneYet(): Float64Array {
  return new Float64Array(nearestOthers).fill(Infinity);
}

function squaredDistance(
  one: Float64Array,
  other: Float64Array,
  indices: Uint16Array,
): number {
  let sum = 0;
  for (const index of indices) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** Keeps the smallest, in order. */
function keep(closest: Float64Array, squared: number): void {
  let place = closest.length - 1;
  if (squared >= (closest[place] ?? 0)) return;
  for (; place > 0 && (closest[place - 1] ?? 0) > squared; place--) {
    closest[place] = closest[place - 1] ?? 0;
  }
  closest[place] = squared;
}

function meanRoot(closest: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const squared of closest) {
    if (squared === Infinity) continue;
    sum += Math.sqrt(squared);
    count++;
  }
  return sum / Math.max(1, count);
}
