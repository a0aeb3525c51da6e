import type { Job } from "../../core/training/job.ts";
import type { StopMeaning } from "../../core/training/stopping.ts";
import { stopMeaning } from "../../core/training/stopping.ts";
import type { Journal } from "./journalTypes.ts";

/**
 * Gives a training up, if that still means what the user agreed to. Resolves
 * with the job as it stands: abandoned; or, when it has moved on meanwhile,
 * whatever it is now, and then nothing was given up.
 *
 * @throws when the journal can't be read or written.
 */
export async function stopFollowing(
  journal: Journal,
  taskUUID: string,
  agreed: StopMeaning,
): Promise<Job | undefined> {
  await journal.refresh();
  const job = journal.job(taskUUID);
  if (!job || stopMeaning(job) !== agreed) return job;
  return journal.append(taskUUID, { kind: "abandoned" });
}
