import * as vscode from "vscode";
import type { Job, JobState } from "../../core/training/job.ts";
import { fullId } from "../commands/commandIds.ts";
import { failureWords } from "../commands/failureWords.ts";
import { recordOutcome } from "./recordOutcome.ts";
import type { Trainings } from "./trainings.ts";
import { isRehearsal } from "./trainingWords.ts";

/**
 * Writes ends into the lock and tells the user, once however many windows are
 * open: only of trainings that were seen under way here. What ended before is
 * in the view.
 */
export function announceOutcomes(
  trainings: Trainings,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const seen = new Map<string, JobState>();
  const recorded = new Map<string, JobState>();

  /** By the owner alone: two that write a lock at once may undo each other. */
  async function record(job: Job): Promise<void> {
    const { taskUUID, state } = job;
    if (!trainings.isOwner() || recorded.get(taskUUID) === state) return;
    recorded.set(taskUUID, state);
    await recordOutcome(job).catch((error: unknown) => {
      log.warn(
        `The training ${taskUUID} can't be noted in ${job.plan.dataset.folder}`,
        String(error),
      );
    });
  }

  return trainings.onDidChange((jobs) => {
    for (const job of jobs) {
      const before = seen.get(job.taskUUID);
      seen.set(job.taskUUID, job.state);
      const isNews = before !== undefined && before !== job.state;
      // What the button leads to reads the lock.
      void record(job).then(() => {
        if (isNews && trainings.isSpokesman(job)) announce(job);
      });
    }
  });
}

function announce(job: Job): void {
  switch (job.state) {
    case "succeeded":
      offer(
        vscode.window.showInformationMessage,
        isRehearsal(job)
          ? vscode.l10n.t(
              "Rehearsal done: {0} can be tried with test images. No model was trained.",
              job.air ?? job.plan.model.air,
            )
          : vscode.l10n.t(
              "{0} is trained. See how it draws subjects that were not in the dataset.",
              job.air ?? job.plan.model.air,
            ),
        {
          label: vscode.l10n.t("Generate Test Images"),
          command: fullId("generateTestImages"),
          argument: vscode.Uri.file(job.plan.dataset.folder),
        },
      );
      return;
    case "failed": {
      const { message, next } = failureWords(job.failure);
      offer(
        vscode.window.showErrorMessage,
        vscode.l10n.t(
          "The training of {0} failed. {1}",
          job.plan.model.air,
          message,
        ),
        {
          label: next?.label ?? vscode.l10n.t("Show Trainings"),
          command: fullId(next?.command ?? "showTrainings"),
          argument: vscode.Uri.file(job.plan.dataset.folder),
        },
      );
      return;
    }
    case "lost-sight":
      offer(
        vscode.window.showWarningMessage,
        vscode.l10n.t(
          "The service has nothing to say about the training of {0}. It goes on being asked and is not submitted again.",
          job.plan.model.air,
        ),
        {
          label: vscode.l10n.t("Show Trainings"),
          command: fullId("showTrainings"),
          argument: undefined,
        },
      );
      return;
    case "planned":
    case "hosting":
    case "submitting":
    case "unknown":
    case "accepted":
    case "processing":
    case "abandoned":
  }
}

type Show = (
  message: string,
  ...labels: string[]
) => Thenable<string | undefined>;

function offer(
  show: Show,
  message: string,
  next: {
    readonly label: string;
    readonly command: string;
    readonly argument: unknown;
  },
): void {
  void show(message, next.label).then((answer) => {
    if (answer === next.label) {
      void vscode.commands.executeCommand(next.command, next.argument);
    }
  });
}
