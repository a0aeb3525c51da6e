import type { Lock, Version, VersionTraining } from "../dataset/lock.ts";
import type { FailedJob, Job, SucceededJob } from "./job.ts";

/** A training the lock names, that was sent from somewhere else and has no end there. */
export interface ElsewhereTraining {
  readonly version: Version;
  readonly training: VersionTraining;
}

/**
 * Trainings of a dataset's packages that ended, and that its lock knows nothing
 * of: it was restored, another branch is checked out, or the machine died
 * between the two. A package is known by its bytes, wherever the folder is now.
 * What was only rehearsed made no model.
 */
export function unknownToLock(
  { versions }: Lock,
  jobs: Iterable<Job>,
): readonly (SucceededJob | FailedJob)[] {
  const zips = new Set(versions.map(({ zip }) => zip.sha256));
  const known = new Set(versions.map(({ training }) => training?.taskUUID));
  return [...jobs]
    .filter((job) => hasEnded(job))
    .filter(
      ({ plan, taskUUID }) =>
        plan.service.kind !== "rehearsal" &&
        zips.has(plan.zip.sha256) &&
        !known.has(taskUUID),
    );
}

/**
 * Trainings without an end that this machine's journal doesn't know. Rehearsals
 * aside: they are played on the machine that began them.
 */
export function unknownToJournal(
  { versions }: Lock,
  isKnown: (taskUUID: string) => boolean,
): readonly ElsewhereTraining[] {
  return versions.flatMap((version) => {
    const { training } = version;
    const isElsewhere =
      training !== undefined &&
      training.outcome === undefined &&
      training.rehearsal !== true &&
      !isKnown(training.taskUUID);
    return isElsewhere ? [{ version, training }] : [];
  });
}

/** What failed before it was sent is no history. */
function hasEnded(job: Job): job is SucceededJob | FailedJob {
  return (
    job.state === "succeeded" ||
    (job.state === "failed" && job.sent !== undefined)
  );
}
