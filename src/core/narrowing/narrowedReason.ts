import { shownName } from "../text.ts";
import type { Text } from "../words/text.ts";
import { english, say, verbatim } from "../words/text.ts";
import type { LeftOut } from "./proposal.ts";

/** Tells what a narrowing left out from what the user did, in the manifest. */
const prefix = "narrowed: ";

/** Why an image is excluded, as the manifest says it. */
export function narrowedReason({ kind, other, why }: LeftOut): string {
  const named = other === undefined ? "another" : shownName(other, 60);
  switch (kind) {
    case "repeat":
      return english(repeats(named));
    case "subject":
      return english(sameSubject(named));
    case "spare":
      return english(enough);
    // Theirs to take back, not the next narrowing's.
    case "user":
      return english(byHand);
    case "style":
    case "quality":
    case "error":
      return prefix + english(why).replace(/\.$/, "");
  }
}

/** Whether a narrowing gave this reason: the next one may think again. */
export function isNarrowedReason(reason: string | undefined): boolean {
  return reason?.startsWith(prefix) ?? false;
}

/** A reason of the manifest, to be said in a language as far as it is ours. */
export function reasonText(reason: string): Text {
  if (reason === english(byHand)) return byHand;
  if (!isNarrowedReason(reason)) return verbatim(reason);
  const rest = reason.slice(prefix.length);
  if (reason === english(enough)) return enough;
  const repeated = /^repeats (.+)$/.exec(rest)?.[1];
  if (repeated !== undefined) return repeats(repeated);
  const other = /^(.+) shows the same subject$/.exec(rest)?.[1];
  return other === undefined ? say`narrowed: ${rest}` : sameSubject(other);
}

const byHand = say`left out by hand`;
const enough = say`narrowed: enough others are chosen`;

function repeats(other: string): Text {
  return say`narrowed: repeats ${other}`;
}

function sameSubject(other: string): Text {
  return say`narrowed: ${other} shows the same subject`;
}
