import * as vscode from "vscode";
import type { SectionName } from "../../core/dataset/datasetDiff.ts";
import type { ComparePageStrings } from "../../shared/comparePage.ts";

/** The page's texts. `{0}` is left for the page to fill, so it stands for itself here. */
export function comparePageStrings(): ComparePageStrings {
  const { t } = vscode.l10n;
  return {
    changed: t("Changed images"),
    added: t("Added images"),
    removed: t("Removed images"),
    renamed: t("Renamed images"),
    before: t("Before"),
    after: t("After"),
    difference: t("Difference"),
    differenceHint: t("Black where both are the same"),
    what: t("What"),
    noPicture: t("Its bytes weren't found"),
    looking: t("Looking for the images as they were…"),
    open: t("Open"),
    copyMarkdown: t("Copy as Markdown"),
    notShown: t("{0} more images differ; they aren't shown."),
  };
}

export function sectionTitle(name: SectionName): string {
  const { t } = vscode.l10n;
  const titles: Readonly<Record<SectionName, string>> = {
    brief: t("Brief"),
    model: t("Model"),
    exclusions: t("Exclusions"),
    "accepted findings": t("Accepted findings"),
    "image prompts": t("Prompts of images"),
    "test prompts": t("Test prompts"),
    findings: t("Findings"),
  };
  return titles[name];
}
