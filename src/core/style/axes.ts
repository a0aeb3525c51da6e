import { descriptorNames } from "./descriptors.ts";
import { wordsOf } from "./reasonWords.ts";

/** What a person would call one way to differ, by the groups that measure it. */
export const axes: readonly (readonly number[])[] = [
  ["tone"],
  ["colour", "palette", "subject"],
  ["background"],
  ["edge", "line"],
  ["texture", "colourTexture", "pattern"],
  ["grain", "sharpness"],
  ["flat"],
  ["compression"],
].map(indicesOf);

function indicesOf(groups: readonly string[]): readonly number[] {
  return descriptorNames.flatMap((name, index) =>
    groups.includes(name.slice(0, name.indexOf("."))) ? [index] : [],
  );
}

/** How far a picture is off along an axis: root of the mean square of its deviations. */
export function strengthAlong(
  deviations: ArrayLike<number>,
  axis: readonly number[],
): number {
  let sum = 0;
  for (const index of axis) sum += (deviations[index] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, axis.length));
}

/** The descriptor with words that deviates most, by more than `atLeast`; undefined when none does. */
export function strongestOf(
  deviations: ArrayLike<number>,
  axis: readonly number[],
  atLeast: number,
): number | undefined {
  let best: number | undefined;
  let most = atLeast;
  for (const index of axis) {
    const name = descriptorNames[index];
    const deviation = Math.abs(deviations[index] ?? 0);
    if (name === undefined || !wordsOf(name) || deviation <= most) continue;
    best = index;
    most = deviation;
  }
  return best;
}
