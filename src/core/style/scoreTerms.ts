import { medianOf } from "./compareStyles.ts";
import { descriptorGroups } from "./descriptors.ts";

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
  "all here",
  "patches here",
];

/** Distances below these hardly count as such: they keep logarithms apart from nothing. */
const nearly = 0.02;
const nearlyHere = 0.05;

/** The terms of a picture that is like its nearest in everything. */
export const leastTerms: readonly number[] = scoreTermNames.map((name) =>
  Math.log(name.endsWith(" here") ? nearlyHere : nearly),
);

/** The logarithms of every picture's distances, in the order of `scoreTermNames`. */
export function scoreTerms(
  deviations: readonly Float64Array[],
  novelties: readonly number[],
): readonly (readonly number[])[] {
  const step = Math.ceil(deviations.length / mostOthers);
  const others = deviations.filter((_, index) => index % step === 0);
  const distances = deviations.map((own, index) => [
    ...nearest(own, others),
    novelties[index] ?? 0,
  ]);
  const all = groups.length;
  const medianAll = medianOf(distances.map((each) => each[all] ?? 0));
  const medianNovelty = medianOf(distances.map((each) => each[all + 1] ?? 0));
  return distances.map((each) => [
    ...each.map((distance) => Math.log(distance + nearly)),
    here(each[all] ?? 0, medianAll),
    here(each[all + 1] ?? 0, medianNovelty),
  ]);
}

function here(distance: number, median: number): number {
  return Math.log(distance / (median + 1e-6) + nearlyHere);
}

/** Mean distance to the nearest others in each group, and in all together. */
function nearest(
  own: Float64Array,
  others: readonly Float64Array[],
): readonly number[] {
  const closest = Array.from({ length: groups.length + 1 }, () =>
    new Float64Array(nearestOthers).fill(Infinity),
  );
  const overall = closest[groups.length] ?? new Float64Array();
  for (const other of others) {
    if (other === own) continue;
    let sum = 0;
    for (let group = 0; group < groups.length; group++) {
      const indices = groups[group]?.indices ?? new Uint16Array();
      const squared = squaredDistance(own, other, indices);
      keep(closest[group] ?? overall, squared / indices.length);
      sum += squared;
    }
    keep(overall, sum / Math.max(1, own.length));
  }
  return closest.map(meanRoot);
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
