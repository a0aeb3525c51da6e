import type { Job } from "../../core/training/job.ts";
import type { Journal } from "./journalTypes.ts";

/** What this process is bringing to the service at the moment, by taskUUID. */
const underWayHere = new Set<string>();

/** Runs `work`, which submits that training; to others it is under way meanwhile. */
export async function whileSubmitting<Answer>(
  taskUUID: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  underWayHere.add(taskUUID);
  try {
    return await work();
  } finally {
    underWayHere.delete(taskUUID);
  }
}

/**
 * Whether whoever began to submit it is still at it. A process lives on when
 * its submission failed, as on a full disk.
 *
 * @param isAlive whether there is a process of that number
 */
export function isBeingSubmitted(
  { taskUUID, processId }: Job,
  isAlive: (processId: number) => boolean,
): boolean {
  return processId === process.pid
    ? underWayHere.has(taskUUID)
    : isAlive(processId);
}

/**
 * Ends what was planned by somebody who is no longer at it and had sent
 * nothing: otherwise it would be in the way of a next attempt.
 *
 * @throws {EngineError} `unwritable`
 */
export async function endInterrupted(
  journal: Journal,
  jobs: Iterable<Job>,
  isAlive: (processId: number) => boolean,
): Promise<void> {
  for (const job of jobs) {
    const isBefore = job.state === "planned" || job.state === "hosting";
    if (!isBefore || isBeingSubmitted(job, isAlive)) continue;
    await journal.append(job.taskUUID, {
      kind: "failed",
      failure: {
        category: "here",
        code: "interrupted",
        message:
          "It ended before the training was sent: nothing is at the service, nothing was paid.",
      },
    });
  }
}
