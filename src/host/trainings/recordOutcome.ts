import type { Version } from "../../core/dataset/lock.ts";
import type { Job } from "../../core/training/job.ts";
import { readLock, updateVersion } from "../../engine/dataset/lockFile.ts";
import { isRehearsal } from "./trainingWords.ts";

/**
 * Writes what became of a training into its dataset's lock, so that it travels
 * with the images. Idempotent: what stands there already is left alone.
 */
export async function recordOutcome(job: Job): Promise<void> {
  const { folder } = job.plan.dataset;
  const training = trainingOf(job);
  if (!training) return;
  const { lock } = await readLock(folder);
  const known = lock.versions.find(
    (version) => version.training?.taskUUID === job.taskUUID,
  );
  if (known?.training && known.training.outcome === training.outcome) return;
  await updateVersion(folder, job.plan.zip.sha256, {
    air: job.plan.model.air,
    ...(job.plan.model.version !== undefined && {
      version: job.plan.model.version,
    }),
    training,
  });
}

/** Undefined while nothing was sent: a plan that failed here isn't history. */
function trainingOf(job: Job): Version["training"] {
  const submittedAtMs =
    "submittedAtMs" in job ? job.submittedAtMs : sentAt(job);
  if (submittedAtMs === undefined) return undefined;
  const finished = (outcome: "succeeded" | "failed", atMs: number) => ({
    outcome,
    finishedAt: new Date(atMs).toISOString(),
  });
  return {
    taskUUID: job.taskUUID,
    submittedAt: new Date(submittedAtMs).toISOString(),
    ...(isRehearsal(job) && { rehearsal: true }),
    ...(job.state === "failed" && finished("failed", job.finishedAtMs)),
    ...(job.state === "succeeded" && {
      ...finished("succeeded", job.finishedAtMs),
      air: job.air ?? job.plan.model.air,
      ...(job.costUSD !== undefined && { costUSD: job.costUSD }),
      files: job.files.flatMap(({ uuid }) => uuid ?? []),
    }),
  };
}

function sentAt(job: Job): number | undefined {
  return job.state === "failed" || job.state === "abandoned"
    ? job.sent?.submittedAtMs
    : undefined;
}
