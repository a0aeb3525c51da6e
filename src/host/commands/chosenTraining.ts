import * as vscode from "vscode";
import type { Job } from "../../core/training/job.ts";
import type { Trainings } from "../trainings/trainings.ts";
import { wordsFor } from "../trainings/trainingWords.ts";

/** The training a menu or a button gave, or else the one the user picks. */
export async function chosenTraining<Chosen extends Job>(
  trainings: Trainings,
  given: unknown,
  question: {
    readonly isIt: (job: Job) => job is Chosen;
    readonly placeHolder: string;
    /** What to say when there is none. */
    readonly none: string;
  },
): Promise<Chosen | undefined> {
  const { isIt } = question;
  const wanted = (taskUUID: string): Chosen | undefined => {
    const job = trainings.job(taskUUID);
    return job && isIt(job) ? job : undefined;
  };
  if (isTraining(given)) return wanted(given.taskUUID);
  const choices = [...trainings.jobs()].filter(isIt);
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(question.none);
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    choices
      .sort((a, b) => b.plannedAtMs - a.plannedAtMs)
      .map((job) => ({
        label: job.plan.dataset.name,
        description: `${job.plan.model.air} · ${wordsFor(job, Date.now()).state}`,
        taskUUID: job.taskUUID,
      })),
    // As for datasets: the focus may be taken by a page.
    {
      placeHolder: question.placeHolder,
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  // Asking took time.
  return picked && wanted(picked.taskUUID);
}

function isTraining(given: unknown): given is { taskUUID: string } {
  return (
    typeof given === "object" &&
    given !== null &&
    "taskUUID" in given &&
    typeof given.taskUUID === "string"
  );
}
