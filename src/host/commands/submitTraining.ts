import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { gitWarnings } from "../../core/dataset/gitWarnings.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { byteSize } from "../../core/text.ts";
import { hostPackage } from "../../engine/hosting/hostPackage.ts";
import { checkBeforePaying } from "../../engine/training/checkBeforePaying.ts";
import { submitTraining as submit } from "../../engine/training/submitTraining.ts";
import { gitKnowledge } from "../../engine/versions/gitKnowledge.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import { judgeBefore } from "./askAboutFindings.ts";
import { chosenDataset } from "./chosen.ts";
import { completeRegistration } from "./completeRegistration.ts";
import { confirmTraining } from "./confirmTraining.ts";
import { connected } from "./connected.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { failureWords } from "./failureWords.ts";
import { packageImages } from "./packageImages.ts";
import { isTrustedToWrite } from "./trust.ts";

/**
 * From a dataset to a training under way: lint, registration, package, the
 * service's own checks, the user's word, and only then upload and submission.
 */
export function submitTraining(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset to train a model on"),
    );
    if (!state) return;
    const linted = await judgeBefore(deps, state, vscode.l10n.t("Go On"));
    if (!linted) return;
    const connection = await connected(deps);
    if (!connection) return;
    const { manifest } = linted.dataset;
    const registration = await completeRegistration(state, manifest);
    if (!registration) return;
    const packaged = await packageImages(deps, state, linted);
    if (!packaged) return;
    const plan: TrainingPlan = {
      taskUUID: randomUUID(),
      service: connection.service,
      dataset: { folder: state.folder.fsPath, name: state.name },
      model: registration.model,
      zip: {
        file: packaged.file,
        bytes: packaged.bytes,
        sha256: packaged.sha256,
      },
      hosting: registration.hosting,
      ...(manifest.webhookURL !== undefined && {
        webhookURL: manifest.webhookURL,
      }),
    };
    const check = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t("Asking the service about price and name"),
      },
      async () =>
        checkBeforePaying({
          client: connection.client,
          plan,
          lock: linted.dataset.lock,
        }),
    );
    const { images } = packaged.version;
    const known = await gitKnowledge(
      state.folder.fsPath,
      images.map(({ file }) => file),
    );
    const warnings = known ? gitWarnings(images, known) : [];
    if (!(await confirmTraining(plan, images.length, check, warnings))) return;
    report(await send(deps, connection, plan));
    await deps.trainingTree.show();
  };
}

/** Uploads and submits, with percent and, while it is only an upload, a way back. */
async function send(
  deps: CommandDeps,
  { client }: Connection,
  plan: TrainingPlan,
): Promise<Job> {
  const journal = await deps.trainings.journal();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Submitting {0}", plan.model.air),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let shownPercent = 0;
      return submit({
        plan,
        journal,
        client,
        signal: abort.signal,
        host: async (signal) =>
          hostPackage({
            hosting: plan.hosting,
            zip: plan.zip,
            client,
            signal,
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
          }),
      });
    },
  );
}

/** What came of it right away; what comes later is announced by the follower. */
function report(job: Job): void {
  if (job.state === "abandoned" && !job.sent) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Cancelled before anything was submitted: nothing was paid.",
      ),
    );
  } else if (job.state === "unknown") {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "Whether {0} was accepted isn't known yet: {1} The service is being asked; the training is not submitted a second time.",
        job.plan.model.air,
        failureWords(job.failure).message,
      ),
    );
  }
}
