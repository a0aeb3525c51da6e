import * as vscode from "vscode";
import { countsOf } from "../tree/severity.ts";
import { folderOf } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Reads and judges one dataset, or all of them, with progress and cancel. */
export function lintDatasets({ datasets }: CommandDeps): CommandHandler {
  return async (given) => {
    await datasets.found;
    const folder = folderOf(given);
    const folders = folder
      ? [folder]
      : datasets.all().map((state) => state.folder);
    if (folders.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There is no dataset in this workspace yet."),
      );
      return;
    }
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Linting"),
        cancellable: true,
      },
      async (progress, token) => {
        const subscriptions = [
          token.onCancellationRequested(() => {
            for (const each of folders) datasets.cancel(each);
          }),
          datasets.onDidChange((changed) => {
            const work = changed && datasets.get(changed)?.work;
            if (work?.kind !== "reading" || work.total === 0) return;
            progress.report({
              message:
                work.step === "listing"
                  ? vscode.l10n.t("{0} of {1} files", work.done, work.total)
                  : vscode.l10n.t("{0} of {1} images", work.done, work.total),
            });
          }),
        ];
        try {
          for (const each of folders) {
            if (token.isCancellationRequested) return;
            await datasets.lint(each);
          }
        } catch (error) {
          if (!token.isCancellationRequested) throw error;
        } finally {
          for (const subscription of subscriptions) subscription.dispose();
        }
      },
    );
    const findings = datasets
      .all()
      .filter((state) => folders.some((each) => isSame(each, state.folder)))
      .flatMap(({ linted }) => linted?.report.findings ?? []);
    vscode.window.setStatusBarMessage(
      countsOf(findings) || vscode.l10n.t("No findings"),
      5000,
    );
  };
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
