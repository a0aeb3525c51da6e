import * as vscode from "vscode";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { byteSize, words } from "../words.ts";
import { markdownText } from "../markdown.ts";
import type { Linted } from "../datasets/datasetState.ts";

/** The picture, what it is, and what lint says of it and why. */
export function imageTooltip(
  linted: Linted,
  facts: ImageFacts,
  findings: readonly Finding[],
  thumbnail: string | undefined,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.supportThemeIcons = true;
  if (thumbnail) {
    text.appendMarkdown(`![](${vscode.Uri.file(thumbnail).toString()})\n\n`);
  }
  text.appendMarkdown(`${markdownText(describe(facts))}\n\n`);
  for (const { severity, message } of findings) {
    text.appendMarkdown(
      `$(${icons[severity]}) ${markdownText(words(message))}\n\n`,
    );
  }
  const prompt = linted.dataset.manifest.provenance.get(facts.file);
  if (prompt) {
    text.appendMarkdown("\n\n---\n\n");
    text.appendMarkdown(markdownText(vscode.l10n.t("Made from: {0}", prompt)));
  }
  return text;
}

const icons = { error: "error", warning: "warning", information: "info" };

function describe({ header, bytes }: ImageFacts): string {
  if (!header) return byteSize(bytes);
  const { format, width, height } = header;
  return `${format.toUpperCase()} · ${String(width)} × ${String(height)} · ${byteSize(bytes)}`;
}
