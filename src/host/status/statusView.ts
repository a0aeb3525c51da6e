import * as vscode from "vscode";
import type { Job } from "../../core/training/job.ts";
import { isFinished } from "../../core/training/job.ts";
import { markdownText } from "../markdown.ts";
import { isRehearsal, wordsFor } from "../trainings/trainingWords.ts";

/** What the status bar says, apart from the widget that shows it. */
export interface StatusView {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: vscode.MarkdownString;
  /** The same without icons, for a screen reader. */
  readonly label: string;
}

/** How long a result stays in the status bar. */
const resultShownMs = 10 * 60 * 1000;

/**
 * Jobs worth a place in the status bar: those under way, and results of the
 * last minutes. Undefined: nothing runs, so the item is hidden.
 */
export function statusView(
  jobs: Iterable<Job>,
  nowMs: number,
): StatusView | undefined {
  const shown = [...jobs].filter(
    (job) =>
      !isFinished(job) ||
      (job.state !== "abandoned" && nowMs - job.finishedAtMs < resultShownMs),
  );
  const running = shown.filter((job) => !isFinished(job));
  const first = running[0] ?? shown.at(-1);
  if (!first) return undefined;
  const { icon, state } = wordsFor(first, nowMs);
  const name = first.plan.dataset.name;
  const others = running.length - 1;
  const words = [
    isRehearsal(first)
      ? vscode.l10n.t("{0} (rehearsal) {1}", name, state)
      : vscode.l10n.t("{0} {1}", name, state),
    ...(others > 0 ? [vscode.l10n.t("+{0}", others)] : []),
  ].join(" ");
  return {
    text: `$(${icon}) ${words}`,
    tooltip: tooltipFor(shown, nowMs),
    label: vscode.l10n.t("Style Trainer: {0}", words),
  };
}

function tooltipFor(
  jobs: readonly Job[],
  nowMs: number,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString("", true);
  for (const [index, job] of jobs.entries()) {
    if (index > 0) tooltip.appendMarkdown("\n\n---\n\n");
    const { icon, state, details } = wordsFor(job, nowMs);
    const name = markdownText(job.plan.dataset.name);
    const what = markdownText(`${job.plan.model.air} · ${state}`);
    tooltip.appendMarkdown(`$(${icon}) **${name}** ${what}`);
    for (const line of isRehearsal(job)
      ? [vscode.l10n.t("Rehearsal: no model is trained."), ...details]
      : details) {
      tooltip.appendMarkdown(`\n\n${markdownText(line)}`);
    }
  }
  return tooltip;
}
