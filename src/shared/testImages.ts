import { isRecord } from "../core/json.ts";
import type { TestImagesStrings } from "./testImagesStrings.ts";
import { testImagesStringNames } from "./testImagesStrings.ts";
import { isText, isOptional, isListOf, isRecordOf } from "./guards.ts";

/** A row of the page. */
export interface PromptRow {
  readonly key: string;
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: "low" | "high";
}

/** A column of the page. */
export interface VersionColumn {
  readonly air: string;
  /** Short, for the head of the column. */
  readonly label: string;
  readonly isNewest: boolean;
}

/** A prompt on a version. What isn't listed is missing. */
export type ImageCell =
  | { readonly state: "missing" }
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly message: string }
  | {
      readonly state: "ready";
      /** Address of the picture inside the page. */
      readonly src: string;
      /** Name of the file. */
      readonly file: string;
      readonly costUSD?: number;
      /** Decimal digits. */
      readonly seed?: string;
      /** The service's own check called it unsafe. */
      readonly isUnsafe?: boolean;
    };

/** One of the pictures the newest model was, or would be, trained on. */
export interface TrainingPicture {
  /** Name of the file. */
  readonly file: string;
  /** Address of the picture inside the page. */
  readonly src: string;
}

/** Prompt key → AIR → cell. */
export type ImageCells = Readonly<
  Record<string, Readonly<Record<string, ImageCell>>>
>;

/**
 * Everything the page shows. Always complete: what is posted while a page is
 * hidden is lost, so nothing may depend on an earlier message.
 */
export interface TestImagesSnapshot {
  /** Which dataset; the page keeps it, so that a reload finds back. */
  readonly id: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly prompts: readonly PromptRow[];
  /** Newest first. */
  readonly versions: readonly VersionColumn[];
  /** Whether there are other versions to put beside these. */
  readonly canAddVersion: boolean;
  readonly cells: ImageCells;
  /** The dataset's pictures, those left out excepted. */
  readonly training: readonly TrainingPicture[];
  /** Present while pictures are being made. */
  readonly running?: { readonly done: number; readonly total: number };
  readonly strings: TestImagesStrings;
}

export interface ToTestImages {
  readonly type: "snapshot";
  readonly snapshot: TestImagesSnapshot;
}

export type FromTestImages =
  | { readonly type: "ready" }
  | { readonly type: "generateMissing" }
  | { readonly type: "stop" }
  | { readonly type: "editPrompts" }
  | { readonly type: "addStarterPrompts" }
  | { readonly type: "addVersion" }
  | { readonly type: "copyPrompt"; readonly key: string }
  /** The page names a cell; which file that is, the host knows. */
  | {
      readonly type: "open" | "reveal" | "retry";
      readonly key: string;
      readonly air: string;
    };

/** Guards what a page sends: a page is a network peer. */
export function isFromTestImages(message: unknown): message is FromTestImages {
  if (!isRecord(message)) return false;
  switch (message["type"]) {
    case "ready":
    case "generateMissing":
    case "stop":
    case "editPrompts":
    case "addStarterPrompts":
    case "addVersion":
      return true;
    case "copyPrompt":
      return isText(message["key"]);
    case "open":
    case "reveal":
    case "retry":
      return isText(message["key"]) && isText(message["air"]);
    default:
      return false;
  }
}

/** Guards what a page receives: other frames can post to it too. */
export function isToTestImages(message: unknown): message is ToTestImages {
  return (
    isRecord(message) &&
    message["type"] === "snapshot" &&
    isSnapshot(message["snapshot"])
  );
}

function isSnapshot(value: unknown): value is TestImagesSnapshot {
  return (
    isRecord(value) &&
    isText(value["id"]) &&
    isText(value["title"]) &&
    typeof value["rehearsal"] === "boolean" &&
    typeof value["canAddVersion"] === "boolean" &&
    isListOf(value["prompts"], isPromptRow) &&
    isListOf(value["versions"], isVersionColumn) &&
    isRecordOf(value["cells"], (row) => isRecordOf(row, isImageCell)) &&
    isListOf(value["training"], isTrainingPicture) &&
    (value["running"] === undefined || isRunning(value["running"])) &&
    isStrings(value["strings"])
  );
}

function isPromptRow(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["key"]) &&
    isText(value["prompt"]) &&
    isPixels(value["width"]) &&
    isPixels(value["height"]) &&
    (value["quality"] === "low" || value["quality"] === "high")
  );
}

function isVersionColumn(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["air"]) &&
    isText(value["label"]) &&
    typeof value["isNewest"] === "boolean"
  );
}

function isImageCell(value: unknown): boolean {
  if (!isRecord(value)) return false;
  switch (value["state"]) {
    case "missing":
    case "waiting":
      return true;
    case "failed":
      return isText(value["message"]);
    case "ready":
      return (
        isText(value["src"]) &&
        isText(value["file"]) &&
        isOptional(value["costUSD"], Number.isFinite) &&
        isOptional(value["seed"], isText) &&
        isOptional(value["isUnsafe"], (flag) => typeof flag === "boolean")
      );
    default:
      return false;
  }
}

function isTrainingPicture(value: unknown): boolean {
  return isRecord(value) && isText(value["file"]) && isText(value["src"]);
}

function isRunning(value: unknown): boolean {
  return (
    isRecord(value) &&
    Number.isInteger(value["done"]) &&
    Number.isInteger(value["total"])
  );
}

function isStrings(value: unknown): boolean {
  return (
    isRecord(value) &&
    testImagesStringNames.every((name) => isText(value[name]))
  );
}

function isPixels(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
