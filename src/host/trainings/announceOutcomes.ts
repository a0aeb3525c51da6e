import * as vscode from "vscode";
import type { Job, JobState, SucceededJob } from "../../core/training/job.ts";
import { isFinished } from "../../core/training/job.ts";
import type { CommandId } from "../commands/commandIds.ts";
import { fullId } from "../commands/commandIds.ts";
import { failureWords } from "../commands/failureWords.ts";
import { readLock } from "../../engine/dataset/lockFile.ts";
import { recordOutcome } from "../../engine/training/recordOutcome.ts";
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
  const startedMs = Date.now();
  const toldOfKey = new Set<string>();

  /** By the owner alone: two that write a lock at once may undo each other. */
  async function record(job: Job): Promise<void> {
    const { taskUUID, state } = job;
    if (!trainings.isOwner() || recorded.get(taskUUID) === state) return;
    recorded.set(taskUUID, state);
    // What ended unseen and the lock never heard of is offered instead.
    const isUnseen =
      isFinished(job) && job.finishedAtMs < startedMs && !isRehearsal(job);
    if (isUnseen && !(await isInLock(job))) return;
    await recordOutcome(job).catch((error: unknown) => {
      log.warn(
        `The training ${taskUUID} can't be noted in ${job.plan.dataset.folder}`,
        String(error),
      );
    });
  }

  /** Once for each time the key stops being accepted. */
  function tellOfKey(job: Job): void {
    if (!isKeyRefused(job)) {
      toldOfKey.delete(job.taskUUID);
    } else if (!toldOfKey.has(job.taskUUID) && trainings.isSpokesman(job)) {
      toldOfKey.add(job.taskUUID);
      announceKey(job);
    }
  }

  return trainings.onDidChange((jobs) => {
    for (const job of jobs) {
      const before = seen.get(job.taskUUID);
      seen.set(job.taskUUID, job.state);
      tellOfKey(job);
      const isNews = before !== undefined && before !== job.state;
      // What the button leads to reads the lock.
      void record(job).then(() => {
        if (isNews && trainings.isSpokesman(job)) announce(job);
      });
    }
  });
}

async function isInLock({ taskUUID, plan }: Job): Promise<boolean> {
  const { lock } = await readLock(plan.dataset.folder);
  return lock.versions.some(({ training }) => training?.taskUUID === taskUUID);
}

/** The second time in a row: services have refused good keys once. */
function isKeyRefused(job: Job): boolean {
  if (!("contact" in job)) return false;
  const { failures, lastFailure } = job.contact;
  return failures > 1 && lastFailure?.category === "key";
}

function announceKey(job: Job): void {
  offer(
    vscode.window.showWarningMessage,
    vscode.l10n.t(
      "The training of {0} goes on at the service, but can't be asked about: the API key is no longer accepted.",
      job.plan.model.air,
    ),
    [
      {
        label: vscode.l10n.t("Set API Key…"),
        command: "setApiKey",
        argument: undefined,
      },
    ],
  );
}

function announce(job: Job): void {
  switch (job.state) {
    case "succeeded":
      offer(vscode.window.showInformationMessage, succeededMessage(job), [
        {
          label: vscode.l10n.t("Generate Test Images"),
          command: "generateTestImages",
          argument: vscode.Uri.file(job.plan.dataset.folder),
        },
        ...(job.files.length === 0
          ? []
          : [
              {
                label: vscode.l10n.t("Download Files"),
                command: "downloadTrainingFiles" as const,
                argument: { taskUUID: job.taskUUID },
              },
            ]),
      ]);
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
        [
          {
            label: vscode.l10n.t("Fix and Submit Again…"),
            command: "fixAndSubmitAgain",
            argument: { taskUUID: job.taskUUID },
          },
          // Its first step opens the manifest.
          ...(next && next.command !== "openManifest"
            ? [{ ...next, argument: undefined }]
            : []),
        ],
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
        [
          {
            label: vscode.l10n.t("Show Trainings"),
            command: "showTrainings",
            argument: undefined,
          },
          {
            label: vscode.l10n.t("Stop Following…"),
            command: "stopFollowing",
            argument: { taskUUID: job.taskUUID },
          },
        ],
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

function succeededMessage(job: SucceededJob): string {
  const air = job.air ?? job.plan.model.air;
  return isRehearsal(job)
    ? vscode.l10n.t(
        "Rehearsal done: {0} can be tried with test images. No model was trained.",
        air,
      )
    : vscode.l10n.t(
        "{0} is trained. See how it draws subjects that were not in the dataset.",
        air,
      );
}

type Show = (
  message: string,
  ...labels: string[]
) => Thenable<string | undefined>;

function offer(
  show: Show,
  message: string,
  steps: readonly {
    readonly label: string;
    readonly command: CommandId;
    readonly argument: unknown;
  }[],
): void {
  const labels = steps.map(({ label }) => label);
  void show(message, ...labels).then((answer) => {
    const step = steps.find(({ label }) => label === answer);
    if (step) {
      void vscode.commands.executeCommand(fullId(step.command), step.argument);
    }
  });
}
