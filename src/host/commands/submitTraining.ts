import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { gitWarnings } from "../../core/dataset/gitWarnings.ts";
import { usableImages } from "../../core/dataset/membership.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { HostingWay } from "../../engine/hosting/hostPackage.ts";
import { hostPackage } from "../../engine/hosting/hostPackage.ts";
import { userOf } from "../../engine/training/checkAir.ts";
import { checkBeforePaying } from "../../engine/training/checkBeforePaying.ts";
import { submitTraining as submit } from "../../engine/training/submitTraining.ts";
import { gitKnowledge } from "../../engine/versions/gitKnowledge.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import type { Linted } from "../datasets/datasetState.ts";
import { words } from "../words.ts";
import { judgeBefore } from "./askAboutFindings.ts";
import { chosenDataset } from "./chosen.ts";
import { completeRegistration } from "./completeRegistration.ts";
import { confirmTraining } from "./confirmTraining.ts";
import { connected } from "./connected.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { failureWords } from "./failureWords.ts";
import { packageImages } from "./packageImages.ts";
import { showHostingProgress } from "./hostingProgress.ts";
import { prepareHosting } from "./prepareHosting.ts";
import { settleAir } from "./settleAir.ts";
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
    const registration = await completeRegistration(state, {
      manifest,
      // Stored, not compressed: the ZIP is a little more than its images.
      zipBytes: usableImages(linted.dataset).reduce(
        (sum, { bytes }) => sum + bytes,
        0,
      ),
    });
    if (!registration) return;
    const settled = await settleAir(
      deps,
      state,
      linted,
      connection,
      registration.model,
    );
    if (!settled) return;
    const { model } = settled;
    const packaged = await packageImages(deps, state, {
      ...linted,
      dataset: { ...linted.dataset, manifest: { ...manifest, model } },
    });
    if (!packaged) return;
    const prepared = await prepareHosting(deps, {
      state,
      connection,
      hosting: registration.hosting,
      zipBytes: packaged.bytes,
    });
    if (!prepared) return;
    const plan: TrainingPlan = {
      taskUUID: randomUUID(),
      service: connection.service,
      dataset: { folder: state.folder.fsPath, name: state.name },
      model,
      zip: {
        file: packaged.file,
        bytes: packaged.bytes,
        sha256: packaged.sha256,
      },
      hosting: prepared.hosting,
      ...(manifest.webhookURL !== undefined && {
        webhookURL: manifest.webhookURL,
      }),
    };
    const check = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t("Asking the service about account and price"),
      },
      async () => checkBeforePaying({ client: connection.client, plan }),
    );
    const { images } = packaged.version;
    const known = await gitKnowledge(
      state.folder.fsPath,
      images.map(({ file }) => file),
    );
    const warnings = known ? gitWarnings(images, known).map(words) : [];
    const checks = { ...check, air: settled.air };
    if (!(await confirmTraining(plan, images.length, checks, warnings))) return;
    if (await isUnderWayMeanwhile(deps, plan, linted)) return;
    report(await send(deps, connection, plan, prepared.way));
    await deps.trainingTree.show();
  };
}

/** Asking took time: another window may have submitted the same. */
async function isUnderWayMeanwhile(
  { trainings }: CommandDeps,
  { model, service }: TrainingPlan,
  { dataset: { lock } }: Linted,
): Promise<boolean> {
  const journal = await trainings.journal();
  await journal.refresh();
  const jobs = journal.jobs().values();
  if (userOf({ model, service, lock, jobs }) === undefined) return false;
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      "{0} was submitted elsewhere in the meantime. Nothing was submitted a second time.",
      model.air,
    ),
  );
  return true;
}

/** Uploads and submits, with percent and, while it is only an upload, a way back. */
async function send(
  deps: CommandDeps,
  { client }: Connection,
  plan: TrainingPlan,
  way: HostingWay,
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
      return submit({
        plan,
        journal,
        client,
        signal: abort.signal,
        host: async (signal) =>
          hostPackage({
            way,
            zip: plan.zip,
            client,
            signal,
            onProgress: showHostingProgress(progress),
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
