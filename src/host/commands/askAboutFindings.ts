import * as vscode from "vscode";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import { words } from "../words.ts";
import type { CommandDeps } from "./deps.ts";

/** How many warnings a dialog lists; the rest is a number. */
const listedWarnings = 8;

/**
 * Lints anew and decides whether to go on: not with errors, and with warnings
 * only when the user says so. Undefined: stop, and the user was told why.
 */
export async function judgeBefore(
  { datasets }: CommandDeps,
  state: DatasetState,
  goOn: string,
): Promise<Linted | undefined> {
  const linted = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Looking at the images of {0}", state.name),
      cancellable: true,
    },
    async (_progress, token) => {
      token.onCancellationRequested(() => datasets.cancel(state.folder));
      try {
        return await datasets.lint(state.folder);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
  if (!linted) return undefined;
  const { findings } = linted.report;
  const errors = findings.filter(({ severity }) => severity === "error");
  const showProblems = vscode.l10n.t("Show Problems");
  const [first] = errors;
  if (first) {
    const answer = await vscode.window.showErrorMessage(
      errors.length === 1
        ? vscode.l10n.t(
            "{0} would be refused by the service: {1}",
            state.name,
            words(first.message),
          )
        : vscode.l10n.t(
            "{0} would be refused by the service for {1} reasons. The first: {2}",
            state.name,
            errors.length,
            words(first.message),
          ),
      showProblems,
    );
    if (answer === showProblems) await openProblems();
    return undefined;
  }
  const warnings = findings.filter(({ severity }) => severity === "warning");
  if (warnings.length === 0) return linted;
  const listed = warnings
    .slice(0, listedWarnings)
    .map(({ message }) => words(message));
  const hidden = warnings.length - listed.length;
  if (hidden > 0) listed.push(vscode.l10n.t("…and {0} more", hidden));
  const answer = await vscode.window.showWarningMessage(
    warnings.length === 1
      ? vscode.l10n.t("{0} has a warning", state.name)
      : vscode.l10n.t("{0} has {1} warnings", state.name, warnings.length),
    { modal: true, detail: listed.join("\n\n") },
    goOn,
    showProblems,
  );
  if (answer === showProblems) await openProblems();
  return answer === goOn ? linted : undefined;
}

async function openProblems(): Promise<void> {
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}
