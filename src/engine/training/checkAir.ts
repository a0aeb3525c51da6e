import type { Lock } from "../../core/dataset/lock.ts";
import type { NextVersion } from "../../core/dataset/nextVersion.ts";
import { nextVersion, usedNames } from "../../core/dataset/nextVersion.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { Job } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";

/** Whether a training may register its model under an AIR. */
export type AirCheck =
  | { readonly kind: "free" }
  /** Nothing here uses it; the service couldn't be asked. */
  | { readonly kind: "untold"; readonly failure: ServiceFailure }
  | {
      readonly kind: "taken";
      /** version: of this dataset. training: another one of this user. */
      readonly by: "version" | "training" | "account";
      /** What to register instead: not used as far as anybody can tell. */
      readonly next: NextVersion & { readonly air: string };
    };

type Question = Pick<TrainingPlan, "service" | "model"> & {
  readonly lock: Lock;
  readonly jobs: Iterable<Job>;
};

/** How many names after a taken one are asked about. */
const mostProposals = 20;

/**
 * Looks an AIR up in the dataset's history, among this user's trainings and at
 * the service: training it a second time may replace the model that has it.
 *
 * @throws ServiceError of category `key`: then nothing else would work either;
 *   and the reason of an abort.
 */
export async function checkAir(
  question: Question,
  client: ServiceClient,
  signal: AbortSignal,
): Promise<AirCheck> {
  const { model } = question;
  const by = userOf(question);
  try {
    if (by === undefined && !(await isAtService(client, model.air, signal))) {
      return { kind: "free" };
    }
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure.category === "key") throw error;
    return { kind: "untold", failure };
  }
  return {
    kind: "taken",
    by: by ?? "account",
    next: await proposal(question, client, signal),
  };
}

/** Who uses the AIR as far as this machine knows. */
export function userOf({
  model: { air },
  service,
  lock,
  jobs,
}: Question): "version" | "training" | undefined {
  if (namesIn(lock, service).airs.has(air)) return "version";
  return airsOf(jobs, service).has(air) ? "training" : undefined;
}

async function proposal(
  { model, service, lock, jobs }: Question,
  client: ServiceClient,
  signal: AbortSignal,
): Promise<NextVersion & { readonly air: string }> {
  const { airs, versions } = namesIn(lock, service);
  const used = {
    airs: new Set([...airs, ...airsOf(jobs, service), model.air]),
    versions,
  };
  for (let count = 1; ; count += 1) {
    const next = nextVersion(model, used);
    const air = next.air ?? model.air;
    const isTaken =
      count < mostProposals &&
      (await isAtService(client, air, signal).catch(() => {
        // It is a proposal only: the one that is taken up is checked again.
        signal.throwIfAborted();
        return false;
      }));
    if (!isTaken) return { ...next, air };
    used.airs.add(air);
  }
}

async function isAtService(
  client: ServiceClient,
  air: string,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await client
    .searchModels({ search: air, visibility: "owned" }, signal)
    .catch((error: unknown) => {
      // The name of this visibility has changed once; without it all are searched.
      if (failureOf(error).category !== "refused") throw error;
      return client.searchModels({ search: air }, signal);
    });
  return found.some((model) => model.air === air);
}

function namesIn(
  lock: Lock,
  service: TrainingPlan["service"],
): ReturnType<typeof usedNames> {
  return usedNames(lock, { rehearsal: service.kind === "rehearsal" });
}

/** Of trainings that made a model there, or may yet do so. */
function airsOf(
  jobs: Iterable<Job>,
  { endpoint }: TrainingPlan["service"],
): ReadonlySet<string> {
  const airs = new Set<string>();
  for (const job of jobs) {
    const isNothing =
      job.state === "failed" || (job.state === "abandoned" && !job.sent);
    if (isNothing || job.plan.service.endpoint !== endpoint) continue;
    airs.add(job.plan.model.air);
    if (job.state === "succeeded" && job.air !== undefined) airs.add(job.air);
  }
  return airs;
}
