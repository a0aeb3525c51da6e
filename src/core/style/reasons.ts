import type { ScaledStyles } from "./compareStyles.ts";
import { medianOf } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { axes, strengthAlong, strongestOf } from "./axes.ts";
import type { Text } from "../words/text.ts";
import { differenceWords } from "./differenceWords.ts";

const mostReasons = 3;
/** Smaller deviations are nothing to speak of. */
const leastDeviation = 1.5;

/** Makes the function that says up to three ways in which a picture of this dataset differs, with its values against the dataset's middle. */
export function explainerOf(
  scaled: ScaledStyles,
): (style: StyleDescriptor, picture: number) => Text[] {
  const differencesOf = differenceFinder(scaled);
  return ({ values }, picture) =>
    differencesOf(picture).flatMap((index) =>
      differenceWords(
        index,
        values[index] ?? 0,
        scaled.middles[index] ?? 0,
        "usual",
      ),
    );
}

/**
 * Makes the function that finds the descriptors by which a picture differs
 * most: one of each axis, the axis first that it is furthest out on compared
 * with the others.
 */
export function differenceFinder({
  deviations,
}: ScaledStyles): (picture: number) => readonly number[] {
  const usual = axes.map((axis) =>
    medianOf(deviations.map((each) => strengthAlong(each, axis))),
  );
  return (picture) => {
    const own = deviations[picture] ?? new Float64Array();
    return axes
      .map((axis, at) => ({
        axis,
        excess: strengthAlong(own, axis) - (usual[at] ?? 0),
      }))
      .sort((one, other) => other.excess - one.excess)
      .flatMap(({ axis }) => strongestOf(own, axis, leastDeviation) ?? [])
      .slice(0, mostReasons);
  };
}
