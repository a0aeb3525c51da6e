import * as vscode from "vscode";
import type { AbandonedJob, Job, OpenJob } from "../../core/training/job.ts";
import { isFinished } from "../../core/training/job.ts";
import { stopMeaning } from "../../core/training/stopping.ts";
import { stopFollowing as giveUp } from "../../engine/training/stopFollowing.ts";
import { isRehearsal } from "../trainings/trainingWords.ts";
import { chosenTraining } from "./chosenTraining.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Gives a training up, after saying what that does and doesn't change. */
export function stopFollowing({ trainings }: CommandDeps): CommandHandler {
  return async (given) => {
    const journal = await trainings.journal();
    let job: Job | undefined = await chosenTraining(trainings, given, {
      isIt: isUnderWay,
      placeHolder: vscode.l10n.t("Training to stop following"),
      none: vscode.l10n.t("No training is under way."),
    });
    // It may be sent while the question is open; then the question is another.
    while (job && !isFinished(job) && (await isAgreed(job))) {
      const agreed = stopMeaning(job);
      job = await giveUp(journal, job.taskUUID, agreed);
      if (agreed === "nothing-sent" && isSentAfterAll(job)) tellSent(job);
    }
  };
}

function isUnderWay(job: Job): job is OpenJob {
  return !isFinished(job);
}

/** Another window submitted it in the same moment. */
function isSentAfterAll(job: Job | undefined): job is AbandonedJob {
  return job?.state === "abandoned" && job.sent !== undefined;
}

function tellSent(job: Job): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      "The training of {0} was submitted in the same moment. {1}",
      job.plan.model.air,
      isRehearsal(job) ? rehearsalMeaning() : sentMeaning(),
    ),
  );
}

async function isAgreed(job: Job): Promise<boolean> {
  const isUnsent = stopMeaning(job) === "nothing-sent";
  const stop = isUnsent
    ? vscode.l10n.t("Don't Submit")
    : vscode.l10n.t("Stop Following");
  const answer = await vscode.window.showWarningMessage(
    isUnsent
      ? vscode.l10n.t("Don't submit the training of {0}?", job.plan.model.air)
      : vscode.l10n.t(
          "Stop following the training of {0}?",
          job.plan.model.air,
        ),
    { modal: true, detail: meaningOf(job) },
    stop,
  );
  return answer === stop;
}

function meaningOf(job: Job): string {
  switch (stopMeaning(job)) {
    case "nothing-sent":
      return vscode.l10n.t(
        "Nothing has been submitted yet. The upload ends, no training is started and nothing is paid.",
      );
    case "maybe-sent":
      return isRehearsal(job)
        ? rehearsalMeaning()
        : vscode.l10n.t(
            "The request went out, and it isn't known yet whether the service took it. If it did, the training goes on there and is charged: the service has no way to cancel it. It is no longer asked about and never submitted again from here; neither result nor cost will be shown.",
          );
    case "sent":
      return isRehearsal(job) ? rehearsalMeaning() : sentMeaning();
    case "finished":
      return "";
  }
}

function sentMeaning(): string {
  return vscode.l10n.t(
    "The training goes on at the service and is charged: the service has no way to cancel it. It is no longer asked about from here; neither result nor cost will be shown or noted beside the dataset.",
  );
}

function rehearsalMeaning(): string {
  return vscode.l10n.t(
    "It is a rehearsal: nothing is paid either way. It is no longer asked about, and its end won't be shown.",
  );
}
