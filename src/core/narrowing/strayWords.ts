import { scaleStyles } from "../style/compareStyles.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import { explainerOf } from "../style/reasons.ts";
import { clauses } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import { styleCalibration } from "../style/styleCalibration.ts";

/** Of the style's own pictures, enough to say what is usual. */
const mostUsual = 150;
/** Pictures explained together: few beside those that say what is usual. */
const atOnce = 75;
const mostReasons = 2;

/** How pictures differ from those of a style, in words: one text per stray. */
export function strayWords(
  strays: readonly StyleDescriptor[],
  members: readonly StyleDescriptor[],
): readonly Text[] {
  const step = Math.max(1, Math.ceil(members.length / mostUsual));
  const usual = members.filter((_, index) => index % step === 0);
  const words: Text[] = [];
  // The fewer are usual, the fewer may be looked at beside them.
  const batch = Math.max(1, Math.min(atOnce, Math.floor(usual.length / 2)));
  for (let from = 0; from < strays.length; from += batch) {
    const some = strays.slice(from, from + batch);
    const scaled = scaleStyles(
      [...usual, ...some],
      styleCalibration.usualSpread,
    );
    const explain = explainerOf(scaled);
    words.push(
      ...some.map((style, index) => {
        const reasons = explain(style, usual.length + index);
        return reasons.length === 0
          ? say`a little in everything measured`
          : clauses(reasons.slice(0, mostReasons));
      }),
    );
  }
  return words;
}
