import * as vscode from "vscode";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import type { ElsewhereTraining } from "../../core/training/adoption.ts";
import {
  unknownToJournal,
  unknownToLock,
} from "../../core/training/adoption.ts";
import type { FailedJob, SucceededJob } from "../../core/training/job.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { words } from "../words.ts";
import { readLock } from "../../engine/dataset/lockFile.ts";
import { recordOutcome } from "../../engine/training/recordOutcome.ts";
import type { ServiceAccess } from "../connection/serviceAccess.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Disposable } from "../own.ts";
import { createElsewhere } from "./followElsewhere.ts";
import type { Trainings } from "./trainings.ts";

/** By taskUUID: what the user said no to, on this machine. */
const declinedKey = "styleTrainer.notAdopted";

/**
 * The lock is the truth of a team, the journal that of one machine. What only
 * one of the two knows is offered to the other, once in each session and never
 * again after a no.
 */
export function offerAdoption(options: {
  readonly datasets: Datasets;
  readonly trainings: Trainings;
  readonly service: ServiceAccess;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}): Disposable {
  const { datasets, trainings, service, memory, log } = options;
  const offered = new Set<string>();
  const startedMs = Date.now();
  const elsewhere = createElsewhere({ datasets, service, log });
  let isJournalRead = false;
  void trainings
    .journal()
    .then(() => {
      isJournalRead = true;
      offerAll();
    })
    .catch(() => undefined);

  function offerAll(): void {
    if (!isJournalRead || !vscode.workspace.isTrusted) return;
    for (const state of datasets.all()) {
      const lock = state.linted?.dataset.lock;
      if (!lock) continue;
      for (const job of unknownToLock(lock, trainings.jobs())) {
        // What ends from now on is noted without asking.
        if (job.finishedAtMs >= startedMs) continue;
        offerOnce(job.taskUUID, async () => offerToLock(state, job));
      }
      const isKnown = (taskUUID: string) =>
        trainings.job(taskUUID) !== undefined;
      for (const each of unknownToJournal(lock, isKnown)) {
        offerOnce(each.training.taskUUID, async () =>
          offerToFetch(state, each),
        );
      }
    }
  }

  function offerOnce(taskUUID: string, offer: () => Promise<void>): void {
    if (offered.has(taskUUID) || declined().includes(taskUUID)) return;
    offered.add(taskUUID);
    offer().catch((error: unknown) => {
      log.error(`Adopting ${taskUUID}`, String(error));
      void vscode.window.showErrorMessage(words(saidBy(error)));
    });
  }

  function declined(): readonly string[] {
    return memory.get<readonly string[]>(declinedKey, []);
  }

  async function decline(taskUUID: string): Promise<void> {
    await memory.update(declinedKey, [...declined(), taskUUID]);
  }

  async function offerToLock(
    { name, folder }: DatasetState,
    job: SucceededJob | FailedJob,
  ): Promise<void> {
    // What was linted may be older than the lock.
    const { lock } = await readLock(folder.fsPath);
    if (unknownToLock(lock, [job]).length === 0) return;
    const add = vscode.l10n.t("Add to the Lock");
    const no = vscode.l10n.t("Not This One");
    const { air } = job.plan.model;
    const answer = await vscode.window.showInformationMessage(
      job.state === "succeeded"
        ? vscode.l10n.t(
            "A training of {0} finished while you were away: {1} is trained. The dataset's lock doesn't know it.",
            name,
            job.air ?? air,
          )
        : vscode.l10n.t(
            "A training of {0} failed while you were away: {1}. The dataset's lock doesn't know it.",
            name,
            air,
          ),
      add,
      no,
    );
    if (answer === no) await decline(job.taskUUID);
    if (answer !== add) return;
    await recordOutcome(job, folder.fsPath);
    await datasets.lint(folder);
  }

  async function offerToFetch(
    state: DatasetState,
    training: ElsewhereTraining,
  ): Promise<void> {
    const get = vscode.l10n.t("Fetch the Result");
    const no = vscode.l10n.t("Not This One");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "The lock of {0} names a training of {1} that was submitted from another machine and has no end yet.",
        state.name,
        labelOf(training.version),
      ),
      get,
      no,
    );
    if (answer === no) await decline(training.training.taskUUID);
    if (answer === get) await elsewhere.ask(state, training);
  }

  const subscriptions = [
    datasets.onDidChange(offerAll),
    trainings.onDidChange(offerAll),
    vscode.workspace.onDidGrantWorkspaceTrust(offerAll),
    elsewhere,
  ];
  return {
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
