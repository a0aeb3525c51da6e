import { isRecord } from "../core/json.ts";
import { isCount, isFlag, isListOf, isOptional, isText } from "./guards.ts";

/** Every text of the page, localised by the host. `{0}` is filled by the page. */
export const comparePageStringNames = [
  "changed",
  "added",
  "removed",
  "renamed",
  "before",
  "after",
  "difference",
  "differenceHint",
  "what",
  "noPicture",
  "looking",
  "open",
  "copyMarkdown",
  /** {0} how many more there are. */
  "notShown",
] as const;

export type ComparePageStrings = Readonly<
  Record<(typeof comparePageStringNames)[number], string>
>;

export interface ComparedPicture {
  readonly file: string;
  /** Size and the beginning of its sha256. */
  readonly about: string;
  /** Names it in messages; hexadecimal. */
  readonly sha256: string;
  /** Absent: its bytes weren't found, or are still looked for. */
  readonly address?: string;
}

export interface ComparedPictures {
  readonly before: ComparedPicture;
  readonly after: ComparedPicture;
}

export interface ComparedSection {
  readonly title: string;
  /** Without `before`: it came; without `after`: it went. */
  readonly changes: readonly {
    readonly what: string;
    readonly before?: string;
    readonly after?: string;
  }[];
}

/** Everything the page shows; always complete. */
export interface CompareSnapshot {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** What differs, in one line. */
  readonly summary: string;
  /** Whether earlier bytes are still looked for. */
  readonly isLooking: boolean;
  /** The same name, other bytes. */
  readonly changed: readonly ComparedPictures[];
  readonly added: readonly ComparedPicture[];
  readonly removed: readonly ComparedPicture[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** How many pictures differ beyond those that are shown. */
  readonly notShown: number;
  readonly sections: readonly ComparedSection[];
  /** Sentences on what can't be compared. */
  readonly unknown: readonly string[];
  readonly strings: ComparePageStrings;
}

export interface ToComparePage {
  readonly type: "snapshot";
  readonly snapshot: CompareSnapshot;
}

export type FromComparePage =
  | { readonly type: "ready" | "copyMarkdown" }
  | { readonly type: "open"; readonly sha256: string };

/** Guards what a page sends: a page is a network peer. */
export function isFromComparePage(
  message: unknown,
): message is FromComparePage {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "ready":
    case "copyMarkdown":
      return true;
    case "open":
      return isText(message["sha256"]);
    default:
      return false;
  }
}

/** Guards what a page receives: other frames can post to it too. */
export function isToComparePage(message: unknown): message is ToComparePage {
  return (
    isRecord(message) &&
    message["type"] === "snapshot" &&
    isSnapshot(message["snapshot"])
  );
}

function isSnapshot(value: unknown): value is CompareSnapshot {
  return (
    isRecord(value) &&
    ["id", "before", "after", "summary"].every((key) => isText(value[key])) &&
    isFlag(value["isLooking"]) &&
    isListOf(
      value["changed"],
      (each) =>
        isRecord(each) && isPicture(each["before"]) && isPicture(each["after"]),
    ) &&
    isListOf(value["added"], isPicture) &&
    isListOf(value["removed"], isPicture) &&
    isListOf(
      value["renamed"],
      (each) => isRecord(each) && isText(each["from"]) && isText(each["to"]),
    ) &&
    isCount(value["notShown"]) &&
    isListOf(value["sections"], isSection) &&
    isListOf(value["unknown"], isText) &&
    isStrings(value["strings"])
  );
}

function isPicture(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["file", "about", "sha256"].every((key) => isText(value[key])) &&
    isOptional(value["address"], isText)
  );
}

function isSection(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["title"]) &&
    isListOf(
      value["changes"],
      (each) =>
        isRecord(each) &&
        isText(each["what"]) &&
        isOptional(each["before"], isText) &&
        isOptional(each["after"], isText),
    )
  );
}

function isStrings(value: unknown): boolean {
  return (
    isRecord(value) &&
    comparePageStringNames.every((name) => isText(value[name]))
  );
}
