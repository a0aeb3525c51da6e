import type { Calibration } from "./calibration.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { comparable } from "./descriptors.ts";

/**
 * Where pictures stand in the directions in which styles differ most: pictures
 * of one style about 1 apart in each, pictures of two styles mostly more.
 */
export function placesInStyleSpace(
  styles: readonly StyleDescriptor[],
  { usualSpread, directions }: Pick<Calibration, "usualSpread" | "directions">,
): readonly Float64Array[] {
  return styles.map(({ values }) => {
    const scaled = new Float64Array(usualSpread.length);
    usualSpread.forEach((usual, index) => {
      const value = comparable(index, values[index] ?? 0);
      scaled[index] = value / Math.max(usual, 1e-6);
    });
    return new Float64Array(directions.map((each) => along(each, scaled)));
  });
}

function along(direction: readonly number[], scaled: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < direction.length; index++) {
    sum += (direction[index] ?? 0) * (scaled[index] ?? 0);
  }
  return sum;
}

/** Root of the mean squared distance along the directions. */
export function distanceInStyleSpace(
  one: Float64Array,
  other: Float64Array,
): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum / Math.max(1, one.length));
}
