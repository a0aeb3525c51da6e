import type { Job } from "../../core/training/job.ts";
import { isFinished } from "../../core/training/job.ts";
import type { TrainingReport } from "../../core/reports/trainingReport.ts";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { recordOutcome } from "../../engine/training/recordOutcome.ts";
import { note } from "../terminal.ts";
import { showProgress } from "../showProgress.ts";
import type { Connection } from "./connection.ts";
import { whileFollowing } from "./openTrainings.ts";
import { stateText } from "./trainingText.ts";

/** Without news the clock is shown all the same. */
const refreshMs = 1000;

/**
 * Follows trainings until all have ended, and notes their ends in their
 * datasets' histories. Stopping it stops nothing at the service.
 *
 * @throws the signal's reason when aborted
 */
export async function waitForTrainings(
  taskUUIDs: readonly string[],
  journal: Journal,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly TrainingReport[]> {
  const jobs = () =>
    taskUUIDs.flatMap((taskUUID) => journal.job(taskUUID) ?? []);
  const progress = showProgress(process.stderr);
  const show = () =>
    progress.update(
      `${jobs()
        .map(
          (job) =>
            `${job.plan.model.air}: ${stateText(trainingReport(job, Date.now()))}`,
        )
        .join("; ")}; Ctrl-C stops waiting, not the training`,
    );
  return whileFollowing(journal, connection, async (follower) => {
    const told = new Map<string, Job["state"]>();
    const timer = setInterval(show, refreshMs);
    try {
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (!process.stderr.isTTY) tellNews(jobs(), told);
          if (jobs().every(isFinished)) resolve();
        };
        journal.onChange(look);
        signal.addEventListener("abort", () => reject(reasonOf(signal)));
        if (signal.aborted) reject(reasonOf(signal));
        look();
        void follower.pollNow();
      });
    } finally {
      clearInterval(timer);
      progress.done();
    }
    for (const job of jobs()) await recordOutcome(job);
    return jobs().map((job) => trainingReport(job, Date.now()));
  });
}

/** Where nobody sees a line being rewritten, each state is said once. */
function tellNews(jobs: readonly Job[], told: Map<string, Job["state"]>): void {
  for (const job of jobs) {
    if (told.get(job.taskUUID) === job.state) continue;
    told.set(job.taskUUID, job.state);
    note(
      `${job.plan.model.air}: ${stateText(trainingReport(job, Date.now()))}`,
    );
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new Error(String(signal.reason));
}
