import { isRecord } from "../core/json.ts";
import type { LeftOutKind } from "../core/narrowing/proposal.ts";
import { leftOutKinds } from "../core/narrowing/proposal.ts";
import { isCount, isFlag, isListOf, isOptional, isText } from "./guards.ts";

/** Every text of the page, localised by the host. `{0}`, `{1}` are filled by the page. */
export const narrowPageStringNames = [
  "reading",
  "readingFirst",
  "comparing",
  "stop",
  "again",
  "stopped",
  /** {0} chosen, {1} of how many. */
  "chosenOf",
  "chosen",
  "leftOut",
  "howMany",
  "automatic",
  "use",
  "used",
  "nothingWritten",
  "keep",
  "keptByYou",
  "leaveOut",
  "takeIn",
  "letItDecide",
  /** {0} how many more there are. */
  "more",
  "noPicture",
  "open",
  ...leftOutKinds,
] as const;

export type NarrowPageStrings = Readonly<
  Record<(typeof narrowPageStringNames)[number], string>
>;

/** What the user wants of an image: kept whatever else, never, or as it comes. */
export type Wish = "keep" | "leaveOut" | "none";

export interface NarrowImage {
  readonly file: string;
  /** Address of the small picture; absent when there is none. */
  readonly thumbnail?: string;
  /** Pixels; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  /** A sentence. */
  readonly why: string;
  readonly wish: Wish;
}

/** Images left out for one kind of reason; those nearest to being chosen first. */
export interface LeftOutGroup {
  readonly kind: LeftOutKind;
  readonly total: number;
  /** The first of them; `more` asks for further ones. */
  readonly images: readonly NarrowImage[];
}

/** Everything the page shows; always complete. */
export interface NarrowSnapshot {
  readonly id: string;
  readonly title: string;
  /** What is under way; what was found before stays in sight. */
  readonly work: "none" | "reading" | "comparing" | "stopped";
  /** Present while images are read; total is 0 at first. */
  readonly reading?: { readonly done: number; readonly total: number };
  readonly failure?: string;
  /** How many the user wants; null: as many as are worth it. */
  readonly count: number | null;
  readonly least: number;
  readonly most: number;
  readonly total: number;
  readonly chosen: readonly NarrowImage[];
  readonly groups: readonly LeftOutGroup[];
  readonly shortfall?: string;
  /** Whether the dataset is what is chosen here already. */
  readonly isUsed: boolean;
  readonly strings: NarrowPageStrings;
}

export interface ToNarrowPage {
  readonly type: "snapshot";
  readonly snapshot: NarrowSnapshot;
}

export type FromNarrowPage =
  | { readonly type: "ready" | "use" | "stop" | "again" }
  | { readonly type: "wish"; readonly file: string; readonly wish: Wish }
  | { readonly type: "count"; readonly count: number | null }
  | { readonly type: "more"; readonly kind: LeftOutKind }
  | { readonly type: "open"; readonly file: string };

/** Guards what a page sends: a page is a network peer. */
export function isFromNarrowPage(message: unknown): message is FromNarrowPage {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "ready":
    case "use":
    case "stop":
    case "again":
      return true;
    case "wish":
      return isText(message["file"]) && isWish(message["wish"]);
    case "count":
      return message["count"] === null || isCount(message["count"]);
    case "more":
      return isKind(message["kind"]);
    case "open":
      return isText(message["file"]);
    default:
      return false;
  }
}

/** Guards what a page receives: other frames can post to it too. */
export function isToNarrowPage(message: unknown): message is ToNarrowPage {
  return (
    isRecord(message) &&
    message["type"] === "snapshot" &&
    isSnapshot(message["snapshot"])
  );
}

const works: ReadonlySet<unknown> = new Set<NarrowSnapshot["work"]>([
  "none",
  "reading",
  "comparing",
  "stopped",
]);

function isSnapshot(value: unknown): value is NarrowSnapshot {
  return (
    isRecord(value) &&
    isText(value["id"]) &&
    isText(value["title"]) &&
    works.has(value["work"]) &&
    isOptional(
      value["reading"],
      (each) =>
        isRecord(each) && isCount(each["done"]) && isCount(each["total"]),
    ) &&
    isOptional(value["failure"], isText) &&
    (value["count"] === null || isCount(value["count"])) &&
    isCount(value["least"]) &&
    isCount(value["most"]) &&
    isCount(value["total"]) &&
    isListOf(value["chosen"], isImage) &&
    isListOf(value["groups"], isGroup) &&
    isOptional(value["shortfall"], isText) &&
    isFlag(value["isUsed"]) &&
    isStrings(value["strings"])
  );
}

function isImage(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["file"]) &&
    isOptional(value["thumbnail"], isText) &&
    isCount(value["width"]) &&
    isCount(value["height"]) &&
    isText(value["why"]) &&
    isWish(value["wish"])
  );
}

function isGroup(value: unknown): boolean {
  return (
    isRecord(value) &&
    isKind(value["kind"]) &&
    isCount(value["total"]) &&
    isListOf(value["images"], isImage)
  );
}

function isStrings(value: unknown): boolean {
  return (
    isRecord(value) &&
    narrowPageStringNames.every((name) => isText(value[name]))
  );
}

function isKind(value: unknown): boolean {
  return (leftOutKinds as readonly unknown[]).includes(value);
}

/** Whether it is one of the wishes there are. */
export function isWish(value: unknown): value is Wish {
  return value === "keep" || value === "leaveOut" || value === "none";
}
