import type { ScaledStyles } from "./compareStyles.ts";
import { medianOf } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { descriptorNames, kindAt } from "./descriptors.ts";
import { wordsOf } from "./reasonWords.ts";

const mostReasons = 3;
/** Smaller deviations are nothing to speak of. */
const leastDeviation = 1.5;

/**
 * Makes the function that names up to three ways in which a picture of this
 * dataset differs: the strongest of each axis, with its value against the
 * dataset's middle.
 */
export function explainerOf({
  deviations,
  middles,
}: ScaledStyles): (style: StyleDescriptor, picture: number) => string[] {
  const usual = axes.map((indices) =>
    medianOf(deviations.map((each) => strength(each, indices))),
  );
  return (style, picture) => {
    const own = deviations[picture] ?? new Float64Array();
    return axes
      .map((indices, axis) => ({
        indices,
        excess: strength(own, indices) - (usual[axis] ?? 0),
      }))
      .sort((one, other) => other.excess - one.excess)
      .flatMap(({ indices }) => {
        const index = strongest(own, indices);
        return index === undefined
          ? []
          : sentence(index, style.values[index] ?? 0, middles[index] ?? 0);
      })
      .slice(0, mostReasons);
  };
}

/** What a person would call one way to differ, by the groups that measure it. */
const axes: readonly (readonly number[])[] = [
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

function strength(row: Float64Array, indices: readonly number[]): number {
  let sum = 0;
  for (const index of indices) sum += (row[index] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, indices.length));
}

/** The descriptor with words that deviates most; undefined when none does. */
function strongest(
  row: Float64Array,
  indices: readonly number[],
): number | undefined {
  let best: number | undefined;
  let most = leastDeviation;
  for (const index of indices) {
    const name = descriptorNames[index];
    const deviation = Math.abs(row[index] ?? 0);
    if (name === undefined || !wordsOf(name) || deviation <= most) continue;
    best = index;
    most = deviation;
  }
  return best;
}

function sentence(index: number, value: number, middle: number): string[] {
  const name = descriptorNames[index];
  const words = name && wordsOf(name);
  if (!words) return [];
  const comparative = value > middle ? words.more : words.less;
  switch (kindAt(index)) {
    case "amount":
      return [
        `${words.noun} ${times(value, middle)} ${words.as} as usual here`,
      ];
    case "share":
      return [
        `${comparative}: ${words.noun} ${percent(value)}, usually ${percent(middle)} here`,
      ];
    case "level":
      return [
        `${comparative} than the rest (${words.noun} ${Math.round(value)}, usually ${Math.round(middle)})`,
      ];
  }
}

/** "about half as", "3 times as": the ratio in words a person would use. */
function times(value: number, middle: number): string {
  const ratio = (value + 1e-3) / (middle + 1e-3);
  if (ratio >= 10) return "more than ten times as";
  if (ratio >= 1) return `${ratio.toFixed(1).replace(/\.0$/, "")} times as`;
  if (ratio > 0.7) return `only ${percent(ratio)} as`;
  if (ratio > 0.42) return "about half as";
  if (ratio > 0.28) return "a third as";
  if (ratio > 0.1) return "less than a third as";
  return "less than a tenth as";
}

function percent(share: number): string {
  const value = share * 100;
  // The space doesn't break: a number stays with its unit.
  return `${value > 0 && value < 1 ? "under 1" : Math.round(value)}\u00a0%`;
}
