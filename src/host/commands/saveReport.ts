import * as vscode from "vscode";
import { plural } from "../../core/text.ts";
import { writeReport } from "../../engine/report/writeReport.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Saves what the test images that are shown say, as a file to send or to commit. */
export function saveReport(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset on whose test images to report"),
    );
    if (!state) return;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Save Report"),
      defaultUri: vscode.Uri.joinPath(state.folder, "test-images.html"),
      filters: {
        [vscode.l10n.t("Web page")]: ["html"],
        [vscode.l10n.t("Markdown with thumbnails")]: ["md"],
      },
    });
    if (!target) return;
    const testImages = await deps.testImages.loaded();
    const written = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Writing the report"),
        cancellable: true,
      },
      async (progress, cancellation) => {
        const cancelling = new AbortController();
        cancellation.onCancellationRequested(() => cancelling.abort());
        const { dataset } =
          state.linted ?? (await deps.datasets.lint(state.folder));
        try {
          return await writeReport({
            folder: state.folder.fsPath,
            dataset,
            rehearsal: deps.service.isRehearsing(),
            versions: await testImages.shownVersions(state.folder),
            format: target.path.endsWith(".md") ? "markdown" : "html",
            output: target.fsPath,
            inspector: deps.inspector,
            workerFile: deps.paths.workerFile,
            now: () => new Date(),
            signal: cancelling.signal,
            onProgress: (done, total) =>
              progress.report({
                message: vscode.l10n.t("{0} of {1} images", done, total),
              }),
          });
        } catch (error) {
          if (cancelling.signal.aborted) return undefined;
          throw error;
        }
      },
    );
    if (!written) return;
    const open = vscode.l10n.t("Open");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "The report is saved with {0}.",
        plural(written.pictures, "picture"),
      ),
      open,
    );
    if (answer !== open) return;
    const isHere =
      vscode.env.remoteName === undefined &&
      vscode.env.uiKind === vscode.UIKind.Desktop;
    if (target.path.endsWith(".md")) {
      await vscode.commands.executeCommand("markdown.showPreview", target);
    } else if (isHere) {
      await vscode.env.openExternal(target);
    } else {
      // The browser runs on another machine and can't read it.
      await vscode.commands.executeCommand("revealInExplorer", target);
    }
  };
}
