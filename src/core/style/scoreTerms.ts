import { medianOf } from "./compareStyles.ts";
import { descriptorGroups } from "./descriptors.ts";
import { nearestOthers } from "./nearestOthers.ts";

const groups = [...descriptorGroups.keys()];
/** The descriptors group by group, and where each group ends. */
const grouped = [...descriptorGroups.values()].flat();
const groupEnds = [...descriptorGroups.values()].map((_, last, all) =>
  all.slice(0, last + 1).reduce((sum, { length }) => sum + length, 0),
);

/** Ways in which a picture is far from its nearest; `here` is against this dataset's median. */
export const scoreTermNames: readonly string[] = [
  ...groups,
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
  const inGroups = nearestOthers({
    rows: deviations.map((own) => weighted(own, roots)),
    ends: groupEnds,
    totals: [...descriptorGroups.values()].map((each) => sumAt(telling, each)),
  });
  const inSpace = nearestOthers({
    rows: places,
    ends: [places[0]?.length ?? 0],
    totals: [places[0]?.length ?? 0],
  });
  const distances = inGroups.map((own, index) => [
    ...own,
    novelties[index] ?? 0,
    inSpace[index]?.[0] ?? 0,
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

/** Group by group. */
function weighted(own: Float64Array, roots: readonly number[]): Float64Array {
  const row = new Float64Array(grouped.length);
  for (let at = 0; at < row.length; at++) {
    const index = grouped[at] ?? 0;
    row[at] = (own[index] ?? 0) * (roots[index] ?? 1);
  }
  return row;
}

function sumAt(values: readonly number[], indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + (values[index] ?? 0), 0);
}

function here(distance: number, median: number): number {
  return Math.log(distance / (median + 1e-6) + nearlyHere);
}
