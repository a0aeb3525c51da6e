import { includedImages } from "../../core/dataset/membership.ts";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import { plural, shownName } from "../../core/text.ts";
import { english } from "../../core/words/text.ts";
import type { LintedFolder } from "./placed.ts";
import { placeOf, ruleUrl } from "./placed.ts";

const words: Readonly<Record<Severity, string>> = {
  error: "❌ error",
  warning: "⚠️ warning",
  information: "ℹ️ note",
};

/** Tall enough to recognise a picture by. */
const thumbnailPixels = 72;

/**
 * Findings for a pull request or the summary of a workflow.
 *
 * @param imageBase address below which the working folder's files are, for thumbnails
 */
export function lintMarkdown(
  linted: readonly LintedFolder[],
  imageBase: string | undefined,
): string {
  return linted.map((folder) => ofFolder(folder, imageBase)).join("\n");
}

function ofFolder(folder: LintedFolder, imageBase: string | undefined): string {
  const { findings } = folder.report;
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  const counts = [
    plural(includedImages(folder.dataset).length, "image"),
    plural(count("error"), "error"),
    plural(count("warning"), "warning"),
    plural(count("information"), "note"),
  ].join(", ");
  const head = `## ${escaped(folder.folder)}\n\n${counts}.\n`;
  if (findings.length === 0) return head;
  const rows = findings.map((finding) => row(folder, finding, imageBase));
  return [
    head,
    "| | image | finding | rule |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function row(
  folder: LintedFolder,
  finding: Finding,
  imageBase: string | undefined,
): string {
  const { severity, file, message, rule } = finding;
  const name = file === null ? "the dataset" : escaped(shownName(file));
  const thumbnail =
    file === null || imageBase === undefined
      ? ""
      : `<img src="${addressOf(placeOf(folder, finding).file, imageBase)}" height="${thumbnailPixels}" alt=""><br>`;
  return `| ${words[severity]} | ${thumbnail}${name} | ${escaped(english(message))} | [${rule}](${ruleUrl(rule)}) |`;
}

function addressOf(file: string, imageBase: string): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return `${imageBase.replace(/\/$/, "")}/${path}`.replaceAll('"', "%22");
}

/** What Markdown and HTML would read as theirs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&").replace(/\s+/g, " ");
}
