import { isRecord } from "../core/json.ts";
import type {
  DatasetSnapshot,
  FromDatasetPage,
  PageSeverity,
  ToDatasetPage,
} from "./datasetPage.ts";
import { datasetPageStringNames } from "./datasetPageStrings.ts";
import { isCount, isFlag, isListOf, isOptional, isText } from "./guards.ts";

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
  if (!isRecord(message)) return false;
  const { type, snapshot, reading } = message;
  return type === "reading"
    ? reading === null || isReading(reading)
    : type === "snapshot" && isSnapshot(snapshot);
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
