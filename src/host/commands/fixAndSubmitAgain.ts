import * as vscode from "vscode";
import type { NextVersion } from "../../core/dataset/nextVersion.ts";
import { nextVersion, usedNames } from "../../core/dataset/nextVersion.ts";
import type { FailedJob, Job } from "../../core/training/job.ts";
import { manifestPlace } from "../../core/training/manifestPlace.ts";
import { readLock } from "../../engine/dataset/lockFile.ts";
import { readManifest } from "../../engine/dataset/readManifest.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { showManifest } from "../datasets/showManifest.ts";
import { chosenTraining } from "./chosenTraining.ts";
import { fullId } from "./commandIds.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { failureWords } from "./failureWords.ts";
import { registerAs } from "./settleAir.ts";
import { isTrustedToWrite } from "./trust.ts";

/**
 * From a failed training to a new version of its model: the manifest opens at
 * what the service refused, a name is proposed, and everything is checked and
 * confirmed as for any training. The failed one stays as it is.
 */
export function fixAndSubmitAgain(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const job = await chosenTraining(deps.trainings, given, {
      isIt: isFailed,
      placeHolder: vscode.l10n.t("Failed training to submit again"),
      none: vscode.l10n.t("No training has failed."),
    });
    if (!job) return;
    await deps.datasets.found;
    const state = deps.datasets.get(vscode.Uri.file(job.plan.dataset.folder));
    if (!state) {
      tellElsewhere(job);
      return;
    }
    const place = manifestPlace(job.failure.parameter);
    if (place) {
      await showManifest(state.manifest, place);
      if (!(await isCorrected(job))) return;
    }
    const next = await askForNext(state, job);
    if (!next) return;
    await registerAs(state.manifest, next);
    await vscode.commands.executeCommand(
      fullId("submitTraining"),
      state.folder,
    );
  };
}

function isFailed(job: Job): job is FailedJob {
  return job.state === "failed";
}

function tellElsewhere({ plan }: FailedJob): void {
  const { name, folder } = plan.dataset;
  const open = vscode.l10n.t("Open Folder");
  void vscode.window
    .showInformationMessage(
      vscode.l10n.t(
        "{0} isn't in this workspace; it is in {1}. Open that folder to submit it again.",
        name,
        folder,
      ),
      open,
    )
    .then((answer) => {
      if (answer === open) {
        void vscode.commands.executeCommand(
          "vscode.openFolder",
          vscode.Uri.file(folder),
          { forceNewWindow: true },
        );
      }
    });
}

/** Stays until it is answered, so that the manifest can be edited meanwhile. */
async function isCorrected({ failure }: FailedJob): Promise<boolean> {
  const goOn = vscode.l10n.t("Submit Again");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      "{0} Correct it in the manifest, then submit again.",
      failureWords(failure).message,
    ),
    goOn,
  );
  return answer === goOn;
}

type Names = Partial<NextVersion> & { readonly air: string };

/** The AIR of the new version; the one that failed may be taken by now. */
async function askForNext(
  state: DatasetState,
  job: FailedJob,
): Promise<Names | undefined> {
  const { plan } = job;
  const { name } = state;
  const next = await namesAfter(state, job);
  const air = await vscode.window.showInputBox({
    title: vscode.l10n.t("Submit {0} again: AIR of the new version", name),
    prompt: vscode.l10n.t(
      "The training that failed was to become {0}.",
      plan.model.air,
    ),
    value: next.air ?? plan.model.air,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[^\s:@]+:[^\s:@]+@[^\s:@]+$/.test(text)
        ? undefined
        : vscode.l10n.t("It has to look like provider:model@version."),
  });
  return air === undefined ? undefined : { ...next, air };
}

async function namesAfter(
  { folder }: DatasetState,
  { plan: { model, service }, sent }: FailedJob,
): Promise<Partial<NextVersion>> {
  // Nobody but this machine has heard of it.
  if (!sent) return { air: model.air };
  const air = (await readManifest(folder.fsPath))?.manifest.model.air;
  // The user has found another name since.
  if (air !== undefined && air !== model.air) return { air };
  const { lock } = await readLock(folder.fsPath);
  const rehearsal = service.kind === "rehearsal";
  return nextVersion(model, usedNames(lock, { rehearsal }));
}
