import { shortDecimal } from "../words/amounts.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import { descriptorNames } from "./descriptors.ts";
import type { ReasonWords } from "./reasonWords.ts";
import { wordsOf } from "./reasonWords.ts";

/** What a value is held against: a picture's dataset, or the other part of it. */
export type Against = "usual" | "others";

/** How a value differs from another in plain words; empty for descriptors a person couldn't make sense of. */
export function differenceWords(
  index: number,
  value: number,
  other: number,
  against: Against,
): readonly Text[] {
  const name = descriptorNames[index];
  const words = name && wordsOf(name);
  return words ? [said(words, value, other, against)] : [];
}

function said(
  words: ReasonWords,
  value: number,
  other: number,
  against: Against,
): Text {
  if (words.kind === "amount") {
    const ratio = (value + 1e-3) / (other + 1e-3);
    return ratioWords(words.noun, words.as, ratio, against);
  }
  const { noun, more, less } = words;
  const comparative = value > other ? more : less;
  if (words.kind === "share") {
    return against === "usual"
      ? say`${comparative}: ${noun} ${percent(value)}, usually ${percent(other)} here`
      : say`${comparative}: ${noun} ${percent(value)}, ${percent(other)} in the others`;
  }
  const [own, theirs] = [Math.round(value), Math.round(other)];
  return against === "usual"
    ? say`${comparative} than the rest (${noun} ${own}, usually ${theirs} here)`
    : say`${comparative} than the others (${noun} ${own}, ${theirs} in the others)`;
}

/** "about half as", "3 times as": the ratio in words a person would use. */
function ratioWords(
  noun: Text,
  as: Text,
  ratio: number,
  against: Against,
): Text {
  const isUsual = against === "usual";
  if (ratio >= 10) {
    return isUsual
      ? say`${noun} more than ten times as ${as} as usual here`
      : say`${noun} more than ten times as ${as} as in the others`;
  }
  if (ratio >= 1) {
    const times = shortDecimal(ratio, 1);
    return isUsual
      ? say`${noun} ${times} times as ${as} as usual here`
      : say`${noun} ${times} times as ${as} as in the others`;
  }
  if (ratio > 0.7) {
    return isUsual
      ? say`${noun} only ${percent(ratio)} as ${as} as usual here`
      : say`${noun} only ${percent(ratio)} as ${as} as in the others`;
  }
  if (ratio > 0.42) {
    return isUsual
      ? say`${noun} about half as ${as} as usual here`
      : say`${noun} about half as ${as} as in the others`;
  }
  if (ratio > 0.28) {
    return isUsual
      ? say`${noun} a third as ${as} as usual here`
      : say`${noun} a third as ${as} as in the others`;
  }
  if (ratio > 0.1) {
    return isUsual
      ? say`${noun} less than a third as ${as} as usual here`
      : say`${noun} less than a third as ${as} as in the others`;
  }
  return isUsual
    ? say`${noun} less than a tenth as ${as} as usual here`
    : say`${noun} less than a tenth as ${as} as in the others`;
}

function percent(share: number): Text {
  const value = share * 100;
  // The space doesn't break: a number stays with its unit.
  return value > 0 && value < 1
    ? say`under 1\u00a0%`
    : say`${Math.round(value)}\u00a0%`;
}
