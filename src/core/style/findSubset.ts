import { axes, strengthAlong, strongestOf } from "./axes.ts";
import type { Calibration } from "./calibration.ts";
import { thresholdFor } from "./calibration.ts";
import { medianOf } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { comparable } from "./descriptors.ts";
import type { Text } from "../words/text.ts";
import { differenceWords } from "./differenceWords.ts";
import type { TwoParts } from "./splitStyles.ts";
import { minSplitImages, splitStyles } from "./splitStyles.ts";

/** Two styles in one dataset. */
export interface Subset extends TwoParts {
  /** What sets the smaller part apart from the larger: up to three, the strongest first. */
  readonly reasons: readonly Text[];
}

const mostReasons = 3;
/** In usual spreads; what parts differ in less, pictures of one style do too. */
const leastDifference = 0.8;

/** Two styles, if the pictures fall into two more clearly than pictures of one style do. */
export function findSubset(
  styles: readonly StyleDescriptor[],
  places: readonly Float64Array[],
  { splits, usualSpread }: Calibration,
): Subset | undefined {
  if (styles.length < minSplitImages) return undefined;
  const parts = splitStyles(places);
  if (!parts || parts.clarity <= thresholdFor(splits, styles.length)) {
    return undefined;
  }
  const middlesOf = (pictures: readonly number[]) =>
    usualSpread.map((_, index) =>
      medianOf(pictures.map((at) => styles[at]?.values[index] ?? 0)),
    );
  return {
    ...parts,
    reasons: reasonsFor(
      middlesOf(parts.smaller),
      middlesOf(parts.larger),
      usualSpread,
    ),
  };
}

function reasonsFor(
  smaller: readonly number[],
  larger: readonly number[],
  usualSpread: readonly number[],
): readonly Text[] {
  const differences = usualSpread.map((usual, index) => {
    const one = comparable(index, smaller[index] ?? 0);
    const other = comparable(index, larger[index] ?? 0);
    return (one - other) / Math.max(usual, 1e-6);
  });
  return axes
    .map((axis) => ({ axis, strength: strengthAlong(differences, axis) }))
    .sort((one, other) => other.strength - one.strength)
    .flatMap(({ axis }) => {
      const index = strongestOf(differences, axis, leastDifference);
      return index === undefined
        ? []
        : differenceWords(
            index,
            smaller[index] ?? 0,
            larger[index] ?? 0,
            "others",
          );
    })
    .slice(0, mostReasons);
}
