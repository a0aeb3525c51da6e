import * as vscode from "vscode";
import { limits } from "../../core/limits.ts";
import type { TestImagesStrings } from "../../shared/testImagesStrings.ts";

/** The page's texts. `{0}` is left for the page to fill, so it stands for itself here. */
export function testImagesStrings(): TestImagesStrings {
  const { t } = vscode.l10n;
  return {
    rehearsal: t(
      "Rehearsal: these pictures are drawn on this machine, not by the service.",
    ),
    pictures: t("{0} of {1} pictures"),
    failures: t("{0} failed"),
    progress: t("{0} of {1} pictures are done"),
    prompt: t("Prompt"),
    newest: t("Newest"),
    generateMissing: t("Generate Missing ({0})"),
    stop: t("Stop"),
    editPrompts: t("Edit Prompts"),
    addStarterPrompts: t("Add Starter Prompts"),
    compare: t("Compare with…"),
    noPrompts: t("No test prompts yet"),
    noPromptsHint: t(
      "A model is judged by {0} to {1} subjects that are not in its dataset. Begin with a list of plain subjects and make it your own.",
      limits.minTestPrompts,
      limits.maxTestPrompts,
    ),
    noVersions: t("No trained model yet"),
    noVersionsHint: t("When a training is done, its test images appear here."),
    missing: t("Not generated yet"),
    waiting: t("Waiting for the picture"),
    failed: t("Failed"),
    generate: t("Generate"),
    again: t("Again"),
    unsafe: t("Marked as unsafe"),
    unreadable: t("The file can't be shown."),
    close: t("Close"),
    copyPrompt: t("Copy Prompt"),
    copied: t("Prompt copied"),
    openFile: t("Open File"),
    reveal: t("Reveal in Explorer"),
    previousPrompt: t("Previous prompt"),
    nextPrompt: t("Next prompt"),
    position: t("{0} of {1}"),
    qualityLow: t({ message: "Low", comment: ["Quality of a picture"] }),
    qualityHigh: t({ message: "High", comment: ["Quality of a picture"] }),
    seed: t("Seed {0}"),
    cost: t("${0}"),
    ways: t("How to compare"),
    wayOne: t("One"),
    waySideBySide: t("Side by Side"),
    waySlider: t("Slider"),
    wayBlink: t("Blink"),
    wayDifference: t("Difference"),
    against: t("Against"),
    pinned: t("Beside it"),
    pinnedNothing: t("No training image"),
    keysWalk: t("← → prompts, ↑ ↓ versions, 1–5 ways to compare"),
    keysSlider: t("comma and full stop move the slider"),
    keysBlink: t("Space swaps by hand"),
    keysZoom: t(
      "+ − zoom, Shift with arrows pans, 0 shows the whole, Esc closes",
    ),
    keys: t(
      "Arrow keys move between pictures, Enter enlarges, C copies the prompt.",
    ),
  };
}
