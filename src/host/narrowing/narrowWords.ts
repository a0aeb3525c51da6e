import * as vscode from "vscode";
import type { NarrowPageStrings } from "../../shared/narrowPage.ts";

/** The page's texts. `{0}` is left for the page to fill, so it stands for itself here. */
export function narrowPageStrings(): NarrowPageStrings {
  const { t } = vscode.l10n;
  return {
    reading: t("Looking at the images: {0} of {1}"),
    readingFirst: t("Looking at the images…"),
    comparing: t("Comparing the images…"),
    stop: t("Stop"),
    again: t("Go On"),
    stopped: t(
      "Stopped. What was measured is kept; going on takes up from there.",
    ),
    chosenOf: t("{0} of {1} images chosen"),
    chosen: t("Chosen"),
    leftOut: t("Left out"),
    howMany: t("How many"),
    automatic: t("As many as are worth it"),
    use: t("Use This Choice…"),
    used: t("This is the dataset"),
    nothingWritten: t("Nothing is written before you use the choice."),
    keep: t("Keep"),
    keptByYou: t("Kept by you"),
    leaveOut: t("Leave Out"),
    takeIn: t("Take In"),
    letItDecide: t("Undo"),
    more: t("Show more ({0})"),
    noPicture: t("No preview"),
    open: t("Open"),
    spare: t("Good ones, but enough are chosen"),
    subject: t("Subject already chosen"),
    quality: t("Lower quality"),
    repeat: t("Repeats"),
    style: t("Another style"),
    error: t("With errors"),
    user: t("Left out by you"),
  };
}
