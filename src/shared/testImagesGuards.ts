import { isRecord } from "../core/json.ts";
import { isText, isOptional, isListOf, isRecordOf } from "./guards.ts";
import type {
  FromTestImages,
  TestImagesSnapshot,
  ToTestImages,
} from "./testImages.ts";
import { testImagesStringNames } from "./testImagesStrings.ts";

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
    case "saveReport":
    case "undoVote":
    case "openVotes":
      return true;
    case "vote":
      return isVote(message);
    case "copyPrompt":
      return isText(message["key"]);
    case "open":
    case "reveal":
    case "retry":
    case "saveAs":
    case "copyRequest":
    case "generateAsset":
      return (
        isText(message["key"]) &&
        isText(message["air"]) &&
        isOptional(message["index"], isCount)
      );
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
    isCount(value["imagesPerPrompt"]) &&
    isRecordOf(value["cells"], (row) =>
      isRecordOf(row, (cells) => isListOf(cells, isImageCell)),
    ) &&
    isListOf(value["training"], isTrainingPicture) &&
    isListOf(value["votes"], isVote) &&
    isListOf(value["standings"], isStanding) &&
    Number.isInteger(value["damagedVotes"]) &&
    isEvidence(value["evidence"]) &&
    (value["running"] === undefined || isRunning(value["running"])) &&
    isStrings(value["strings"])
  );
}

function isPromptRow(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["key"]) &&
    isText(value["prompt"]) &&
    isCount(value["width"]) &&
    isCount(value["height"]) &&
    (value["quality"] === "low" || value["quality"] === "high") &&
    isOptional(value["reference"], isText) &&
    isOptional(value["notes"], isText)
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
        isListOf(value["small"], isSmallCopy) &&
        isOptional(value["costUSD"], Number.isFinite) &&
        isOptional(value["seed"], isText) &&
        isOptional(value["repeats"], isRepeat) &&
        isOptional(value["isUnsafe"], (flag) => typeof flag === "boolean")
      );
    default:
      return false;
  }
}

function isSmallCopy(value: unknown): boolean {
  return isRecord(value) && isText(value["src"]) && isCount(value["width"]);
}

function isRepeat(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["file"]) &&
    (value["kind"] === "copy" || value["kind"] === "layout") &&
    typeof value["isMirrored"] === "boolean"
  );
}

function isVote(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["promptKey"]) &&
    isOptional(value["index"], isCount) &&
    isText(value["left"]) &&
    isText(value["right"]) &&
    (value["choice"] === "left" ||
      value["choice"] === "right" ||
      value["choice"] === "tie")
  );
}

function isEvidence(value: unknown): boolean {
  if (!isRecord(value)) return false;
  switch (value["kind"]) {
    case "none":
    case "failed":
      return true;
    case "measuring":
      return isRunning(value);
    case "found":
      return (
        isListOf(value["models"], isModelEvidence) &&
        isListOf(value["changes"], isChange)
      );
    default:
      return false;
  }
}

function isModelEvidence(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["air"]) &&
    isOptional(value["note"], isText) &&
    isListOf(
      value["axes"],
      (axis) =>
        isRecord(axis) &&
        isText(axis["label"]) &&
        isText(axis["verdict"]) &&
        isText(axis["numbers"]) &&
        isListOf(axis["training"], Number.isFinite) &&
        isListOf(axis["outputs"], Number.isFinite),
    )
  );
}

function isChange(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["newer"]) &&
    isText(value["older"]) &&
    isText(value["line"]) &&
    isText(value["dataset"]) &&
    isText(value["style"])
  );
}

function isStanding(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value["newer"]) &&
    isText(value["older"]) &&
    isText(value["text"])
  );
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

/** Of pixels or pictures: one at least. */
function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
