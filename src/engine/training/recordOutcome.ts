import type { Version } from "../../core/dataset/lock.ts";
import { withoutAddresses } from "../../core/text.ts";
import type { Job } from "../../core/training/job.ts";
import { readLock, updateVersion } from "../dataset/lockFile.ts";

/**
 * Writes what became of a training into its dataset's lock, so that it travels
 * with the images: what was sent when, and the result, cost, AIR and files, or
 * the service's reason. Idempotent: what stands there already is left alone.
 *
 * @param folder where the dataset is now; where it was submitted when left out
 * @throws {EngineError} as `updateVersion`
 */
export async function recordOutcome(
  job: Job,
  folder = job.plan.dataset.folder,
): Promise<void> {
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
  return {
    taskUUID: job.taskUUID,
    submittedAt: new Date(submittedAtMs).toISOString(),
    ...(job.plan.service.kind === "rehearsal" && { rehearsal: true }),
    ...endOf(job),
  };
}

function sentAt(job: Job): number | undefined {
  return job.state === "failed" || job.state === "abandoned"
    ? job.sent?.submittedAtMs
    : undefined;
}

function endOf(job: Job): Partial<NonNullable<Version["training"]>> {
  if (job.state === "failed") {
    const { code, message, parameter } = job.failure;
    return {
      outcome: "failed",
      finishedAt: new Date(job.finishedAtMs).toISOString(),
      failure: {
        ...(code !== undefined && { code }),
        message: withoutAddresses(message),
        ...(parameter !== undefined && { parameter }),
      },
    };
  }
  if (job.state !== "succeeded") return {};
  return {
    outcome: "succeeded",
    finishedAt: new Date(job.finishedAtMs).toISOString(),
    air: job.air ?? job.plan.model.air,
    ...(job.costUSD !== undefined && { costUSD: job.costUSD }),
    ...(job.files.length > 0 && { files: job.files.map(() => ({})) }),
  };
}
