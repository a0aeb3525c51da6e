import { descriptorNames, kindAt } from "./descriptors.ts";
import { wordsOf } from "./reasonWords.ts";

/** What a value is held against. */
interface Against {
  /** After "half as strong". */
  readonly asUsual: string;
  /** After "much darker". */
  readonly than: string;
  /** Around the other value. */
  readonly usually: (value: string) => string;
}

/** A picture against the dataset's middle: "usually 63 here". */
export const againstUsual: Against = {
  asUsual: "as usual here",
  than: "than the rest",
  usually: (value) => `usually ${value} here`,
};

/** One part of a dataset against the other. */
export const againstOthers: Against = {
  asUsual: "as in the others",
  than: "than the others",
  usually: (value) => `${value} in the others`,
};

/** How a value differs from another in plain words; empty for descriptors a person couldn't make sense of. */
export function differenceWords(
  index: number,
  value: number,
  other: number,
  against: Against,
): readonly string[] {
  const name = descriptorNames[index];
  const words = name && wordsOf(name);
  if (!words) return [];
  const comparative = value > other ? words.more : words.less;
  switch (kindAt(index)) {
    case "amount":
      return [
        `${words.noun} ${times(value, other)} ${words.as} ${against.asUsual}`,
      ];
    case "share":
      return [
        `${comparative}: ${words.noun} ${percent(value)}, ${against.usually(percent(other))}`,
      ];
    case "level":
      return [
        `${comparative} ${against.than} (${words.noun} ${Math.round(value)}, ${against.usually(String(Math.round(other)))})`,
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
