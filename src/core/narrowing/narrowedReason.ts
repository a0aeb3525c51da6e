import type { LeftOut } from "./proposal.ts";
import { shownName } from "../text.ts";
import { english } from "../words/text.ts";

/** Tells what a narrowing left out from what the user did, in the manifest. */
const prefix = "narrowed: ";

/** Why an image is excluded, as the manifest says it. */
export function narrowedReason({ kind, other, why }: LeftOut): string {
  const named = other === undefined ? undefined : shownName(other, 60);
  switch (kind) {
    case "repeat":
      return `${prefix}repeats ${named ?? "another"}`;
    case "subject":
      return `${prefix}${named ?? "another"} shows the same subject`;
    case "spare":
      return `${prefix}enough others are chosen`;
    // Theirs to take back, not the next narrowing's.
    case "user":
      return "left out by hand";
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
