import * as vscode from "vscode";
import type { PackagedDataset } from "../../engine/package/packageDataset.ts";
import { packageDataset as pack } from "../../engine/package/packageDataset.ts";
import { commitOf } from "../../engine/versions/commitOf.ts";
import { mergeInGit } from "../../engine/versions/mergeInGit.ts";
import { byteSize } from "../words.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import type { CommandDeps } from "./deps.ts";

/** Packages with progress in bytes and a cancel button; undefined: cancelled. */
export async function packageImages(
  { paths, log }: CommandDeps,
  state: DatasetState,
  { dataset, report }: Linted,
): Promise<PackagedDataset | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Packaging {0}", state.name),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let shownPercent = 0;
      try {
        const packaged = await pack({
          folder: state.folder.fsPath,
          dataset,
          workerFile: paths.workerFile,
          now: () => new Date(),
          findings: report.findings,
          commitOf,
          signal: abort.signal,
          onProgress(doneBytes, totalBytes) {
            const percent = Math.floor((100 * doneBytes) / totalBytes);
            if (percent === shownPercent) return;
            progress.report({
              increment: percent - shownPercent,
              message: vscode.l10n.t(
                "{0} of {1}",
                byteSize(doneBytes),
                byteSize(totalBytes),
              ),
            });
            shownPercent = percent;
          },
        });
        if (await mergeInGit(state.folder.fsPath)) {
          log.info("Told git in .gitattributes to merge the history by line");
        }
        log.info(`Packaged ${packaged.file}, sha256 ${packaged.sha256}`);
        return packaged;
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}
