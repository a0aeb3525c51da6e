import { isRecord } from "../core/json.ts";
import type { DatasetPageStrings } from "./datasetPageStrings.ts";
import { datasetPageStringNames } from "./datasetPageStrings.ts";
import { isText, isFlag, isCount, isOptional, isListOf } from "./guards.ts";

export type PageSeverity = "error" | "warning" | "information";

export interface PageSwatch {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0 to 1. */
  readonly share: number;
}

/** What lint says, in words. */
export interface PageFinding {
  readonly rule: string;
  /** A few words, for chips. */
  readonly title: string;
  readonly severity: PageSeverity;
  readonly message: string;
  /** null: the whole dataset. */
  readonly file: string | null;
  /** The images a finding on the dataset is about; empty for the others. */
  readonly images: readonly string[];
}

/** An image of the folder, in the dataset or left out. */
export interface PageImage {
  readonly file: string;
  /** Address of the small picture inside the page; absent when there is none. */
  readonly thumbnail?: string;
  /** Address of the file itself. */
  readonly full: string;
  /** Size and format in words. */
  readonly about: string;
  /** Pixels, upright; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  readonly isExcluded: boolean;
  /** Why it is left out, when the manifest says. */
  readonly reason?: string;
  /** Higher for less typical images; absent: nothing can be said. */
  readonly score?: number;
  readonly isOutlier: boolean;
  /** How it differs from the others, the strongest first. */
  readonly reasons: readonly string[];
  readonly palette: readonly PageSwatch[];
  /** Where it stands on the style map, 0 to 1 from the left and the top. */
  readonly place?: { readonly x: number; readonly y: number };
  /** What it was made from. */
  readonly prompt?: string;
}

/** Two images of which one should go. */
export interface PagePair {
  readonly keep: string;
  readonly other: string;
  readonly title: string;
  /** What lint says, and which to keep. */
  readonly message: string;
  /** How `keep` is turned to lie like `other`: mirrored first, then clockwise. */
  readonly turn: { readonly degrees: number; readonly isMirrored: boolean };
}

/** What the set looks like on the whole. */
export interface PageLook {
  /** Images that were measured. */
  readonly of: number;
  readonly orientations: {
    readonly landscape: number;
    readonly square: number;
    readonly portrait: number;
  };
  readonly keys: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  };
  /** Share of the colour in twelve sectors of the wheel, from red on. */
  readonly hues: readonly number[];
  /** Share of what attracts the eye in 8 × 8 cells, in rows from the top. */
  readonly attention: readonly number[];
  /** Shares that chance alone would give. */
  readonly chance: { readonly low: number; readonly high: number };
}

/** Everything the page shows; always complete. */
export interface DatasetSnapshot {
  /** Which dataset; the page keeps it, so that a reload finds back. */
  readonly id: string;
  readonly title: string;
  /** What the user says the style is. */
  readonly summary?: string;
  /** How many images against the service's limits, in words. */
  readonly count: string;
  /** Images the service would train on. */
  readonly usable: number;
  /** "1 error, 2 warnings", in words. */
  readonly verdict: string;
  readonly worst: PageSeverity | "none";
  /** In the order of their names. */
  readonly images: readonly PageImage[];
  /** Errors first. */
  readonly findings: readonly PageFinding[];
  readonly pairs: readonly PagePair[];
  /** Of the images in the dataset. */
  readonly palette: readonly PageSwatch[];
  /** Of the images in the dataset; absent until one is measured. */
  readonly look?: PageLook;
  /** Present while images are being looked at; total is 0 at first. */
  readonly reading?: { readonly done: number; readonly total: number };
  /** Why the dataset can't be read. */
  readonly failure?: string;
  readonly strings: DatasetPageStrings;
}

export interface ToDatasetPage {
  readonly type: "snapshot";
  readonly snapshot: DatasetSnapshot;
}

export type FromDatasetPage =
  | { readonly type: "ready" }
  | { readonly type: "package" | "submit" | "openManifest" }
  | { readonly type: "open"; readonly file: string }
  | {
      readonly type: "exclude" | "include";
      readonly files: readonly string[];
    }
  | {
      readonly type: "accept";
      readonly rule: string;
      readonly file: string | null;
    }
  /** What the rule found is meant. */
  | { readonly type: "intend"; readonly rule: string }
  | { readonly type: "openRule"; readonly rule: string };

/** Guards what a page sends: a page is a network peer. */
export function isFromDatasetPage(
  message: unknown,
): message is FromDatasetPage {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "ready":
    case "package":
    case "submit":
    case "openManifest":
      return true;
    case "open":
      return isText(message["file"]);
    case "exclude":
    case "include":
      return isListOf(message["files"], isText);
    case "accept":
      return (
        isText(message["rule"]) &&
        (message["file"] === null || isText(message["file"]))
      );
    case "intend":
    case "openRule":
      return isText(message["rule"]);
    default:
      return false;
  }
}

/** Guards what a page receives: other frames can post to it too. */
export function isToDatasetPage(message: unknown): message is ToDatasetPage {
  return (
    isRecord(message) &&
    message["type"] === "snapshot" &&
    isSnapshot(message["snapshot"])
  );
}

function isSnapshot(value: unknown): value is DatasetSnapshot {
  return (
    isRecord(value) &&
    isText(value["id"]) &&
    isText(value["title"]) &&
    isOptional(value["summary"], isText) &&
    isText(value["count"]) &&
    isCount(value["usable"]) &&
    isText(value["verdict"]) &&
    (value["worst"] === "none" || isSeverity(value["worst"])) &&
    isListOf(value["images"], isImage) &&
    isListOf(value["findings"], isFinding) &&
    isListOf(value["pairs"], isPair) &&
    isListOf(value["palette"], isSwatch) &&
    isOptional(value["look"], isLook) &&
    isOptional(value["reading"], isReading) &&
    isOptional(value["failure"], isText) &&
    isStrings(value["strings"])
  );
}

function isImage(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["file"]) &&
    isOptional(value["thumbnail"], isText) &&
    isText(value["full"]) &&
    isText(value["about"]) &&
    isCount(value["width"]) &&
    isCount(value["height"]) &&
    isFlag(value["isExcluded"]) &&
    isOptional(value["reason"], isText) &&
    isOptional(value["score"], Number.isFinite) &&
    isFlag(value["isOutlier"]) &&
    isListOf(value["reasons"], isText) &&
    isListOf(value["palette"], isSwatch) &&
    isOptional(value["place"], isPlace) &&
    isOptional(value["prompt"], isText)
  );
}

function isFinding(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["rule"]) &&
    isText(value["title"]) &&
    isSeverity(value["severity"]) &&
    isText(value["message"]) &&
    (value["file"] === null || isText(value["file"])) &&
    isListOf(value["images"], isText)
  );
}

function isPair(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["keep"]) &&
    isText(value["other"]) &&
    isText(value["title"]) &&
    isText(value["message"]) &&
    isRecord(value["turn"]) &&
    Number.isFinite(value["turn"]["degrees"]) &&
    isFlag(value["turn"]["isMirrored"])
  );
}

/** The colour goes into a style, so it has to be one. */
function isSwatch(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["colour"]) &&
    /^#[0-9a-f]{6}$/.test(value["colour"]) &&
    isShare(value["share"])
  );
}

function isLook(value: unknown): boolean {
  return (
    isRecord(value) &&
    isCount(value["of"]) &&
    hasCounts(value["orientations"], ["landscape", "square", "portrait"]) &&
    hasCounts(value["keys"], ["low", "middle", "high"]) &&
    isListOf(value["hues"], isShare) &&
    isListOf(value["attention"], isShare) &&
    isRecord(value["chance"]) &&
    isShare(value["chance"]["low"]) &&
    isShare(value["chance"]["high"])
  );
}

function hasCounts(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => isCount(value[name]));
}

function isPlace(value: unknown): boolean {
  return isRecord(value) && isShare(value["x"]) && isShare(value["y"]);
}

function isReading(value: unknown): boolean {
  return isRecord(value) && isCount(value["done"]) && isCount(value["total"]);
}

function isStrings(value: unknown): boolean {
  return (
    isRecord(value) &&
    datasetPageStringNames.every((name) => isText(value[name]))
  );
}

function isSeverity(value: unknown): value is PageSeverity {
  return value === "error" || value === "warning" || value === "information";
}

function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1;
}
