import path from "node:path";
import * as vscode from "vscode";
import type { TrainedFile } from "../../core/dataset/lock.ts";
import type { Job, SucceededJob } from "../../core/training/job.ts";
import type { DownloadReason } from "../../engine/training/downloadFile.ts";
import { DownloadError } from "../../engine/training/downloadFile.ts";
import { downloadTrainedFiles } from "../../engine/training/trainedFiles.ts";
import { byteSize } from "../words.ts";
import { chosenTraining } from "./chosenTraining.ts";
import { fullId } from "./commandIds.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Fetches what a training made into its dataset's folder, beside the packages. */
export function downloadTrainingFiles(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const job = await chosenTraining(deps.trainings, given, {
      isIt: isTrained,
      placeHolder: vscode.l10n.t("Training whose files to download"),
      none: vscode.l10n.t("No training has been finished yet."),
    });
    if (!job) return;
    if (job.files.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "The service named no files of {0}. The model is used by its AIR.",
          job.air ?? job.plan.model.air,
        ),
      );
      return;
    }
    try {
      const files = await withProgress(job);
      if (files) tellWhere(job, files);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      deps.log.warn(`Downloading files of ${job.taskUUID}: ${error.message}`);
      tellFailure(job, error);
    }
  };
}

function isTrained(job: Job): job is SucceededJob {
  return job.state === "succeeded";
}

/** Undefined: cancelled. */
async function withProgress(
  job: SucceededJob,
): Promise<readonly TrainedFile[] | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t(
        "Downloading files of {0}",
        job.air ?? job.plan.model.air,
      ),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      try {
        return await downloadTrainedFiles(job, {
          fetch,
          signal: abort.signal,
          onProgress: (doneBytes, totalBytes) =>
            progress.report({
              message:
                totalBytes === undefined
                  ? byteSize(doneBytes)
                  : vscode.l10n.t(
                      "{0} of {1}",
                      byteSize(doneBytes),
                      byteSize(totalBytes),
                    ),
            }),
        });
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

function tellWhere(job: SucceededJob, files: readonly TrainedFile[]): void {
  const [first] = files;
  if (first?.file === undefined) return;
  const { folder } = job.plan.dataset;
  const target = vscode.Uri.file(path.join(folder, first.file));
  const copy = vscode.l10n.t("Copy Path");
  void vscode.window
    .showInformationMessage(
      files.length === 1
        ? vscode.l10n.t(
            "Downloaded {0} ({1}).",
            first.file,
            byteSize(first.bytes ?? 0),
          )
        : vscode.l10n.t(
            "Downloaded {0} files into {1}.",
            files.length,
            path.posix.dirname(first.file),
          ),
      copy,
    )
    .then((answer) => {
      if (answer === copy) void vscode.env.clipboard.writeText(target.fsPath);
    });
}

function tellFailure(job: SucceededJob, error: DownloadError): void {
  const again = vscode.l10n.t("Try Again");
  const log = vscode.l10n.t("Show Log");
  const copy = vscode.l10n.t("Copy Address");
  const help = { again, copy, log }[helpFor(error.reason)];
  void vscode.window
    .showErrorMessage(
      vscode.l10n.t(
        "The files of {0} can't be downloaded. {1} {2}",
        job.air ?? job.plan.model.air,
        error.message,
        nextStep(error.reason),
      ),
      help,
    )
    .then((answer) => {
      if (answer === undefined) return;
      if (answer === copy) {
        const addresses = job.files.map(({ url }) => url);
        void vscode.env.clipboard.writeText(addresses.join("\n"));
        return;
      }
      void vscode.commands.executeCommand(
        fullId(answer === again ? "downloadTrainingFiles" : "showLog"),
        { taskUUID: job.taskUUID },
      );
    });
}

function helpFor(reason: DownloadReason): "again" | "copy" | "log" {
  if (reason === "unreachable") return "again";
  return reason === "gone" ? "log" : "copy";
}

function nextStep(reason: DownloadReason): string {
  switch (reason) {
    case "gone":
      return vscode.l10n.t(
        "The model itself stays usable by its AIR; the service keeps such files for a while only.",
      );
    case "unreachable":
      return vscode.l10n.t("Nothing was kept of it.");
    case "address":
    case "too-large":
    case "no-model":
      return vscode.l10n.t(
        "The model itself stays usable by its AIR; the file's address can be copied.",
      );
  }
}
