import type { Text } from "./text.ts";
import { say, verbatim } from "./text.ts";
import { whole } from "./amounts.ts";

/** "a", "a and b", "a, b and c", "a, b and 7 more". */
export function enumerated(
  words: readonly (Text | string)[],
  atMost = 4,
): Text {
  const texts = words.map(asText);
  const shown = texts.slice(0, atMost);
  const hidden = texts.length - shown.length;
  if (hidden > 0) return say`${joined(shown)} and ${whole(hidden)} more`;
  const last = shown.at(-1);
  if (!last || shown.length === 1) return last ?? verbatim("");
  return say`${joined(shown.slice(0, -1))} and ${last}`;
}

/** "a, b, c". */
export function joined(words: readonly (Text | string)[]): Text {
  return folded(words.map(asText), (all, next) => say`${all}, ${next}`);
}

/** "a; b; c": each may have commas of its own. */
export function clauses(texts: readonly Text[]): Text {
  return folded(texts, (all, next) => say`${all}; ${next}`);
}

/** One sentence after the other. */
export function sentences(texts: readonly Text[]): Text {
  return folded(texts, (all, next) => say`${all} ${next}`);
}

function folded(
  texts: readonly Text[],
  both: (all: Text, next: Text) => Text,
): Text {
  const [first = verbatim(""), ...rest] = texts;
  return rest.reduce(both, first);
}

function asText(word: Text | string): Text {
  return typeof word === "string" ? verbatim(word) : word;
}
