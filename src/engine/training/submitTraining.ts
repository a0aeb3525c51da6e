import type { ServiceFailure } from "../../core/training/failure.ts";
import type { Job, JobHappening } from "../../core/training/job.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { trainingTask } from "../../core/training/plan.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { say } from "../../core/words/text.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";
import { EngineError } from "../errors.ts";
import { whileSubmitting } from "./interrupted.ts";
import type { Journal } from "./journalTypes.ts";

/**
 * Brings a plan to the service, exactly once. The journal has the whole
 * request on disk before its first byte goes out; what then remains unknown is
 * for `recoverTraining`. Resolves with the job as it stands: accepted, failed,
 * abandoned before anything was sent, or unknown.
 *
 * @param options.host puts the ZIP where the service can fetch it; resolves
 *   with `inputs.dataset`.
 * @param options.signal gives up while hosting, and until the request goes out.
 *   Abandoning the training in the journal does the same, from any process.
 * @throws {EngineError} `unwritable` when the journal can't be written, which
 *   says whether anything was sent. Whoever follows the journal ends or finds
 *   out what is left of it.
 */
export function submitTraining(options: Submission): Promise<Job> {
  return whileSubmitting(options.plan.taskUUID, () => submit(options));
}

interface Submission {
  readonly plan: TrainingPlan;
  readonly journal: Journal;
  readonly client: ServiceClient;
  readonly host: (signal: AbortSignal) => Promise<string>;
  readonly signal: AbortSignal;
}

async function submit(options: Submission): Promise<Job> {
  const { plan, journal, client, signal } = options;
  const { taskUUID } = plan;
  const note = async (happening: JobHappening): Promise<Job> => {
    const job = await journal.append(taskUUID, happening);
    if (!job) throw new Error(`The journal has lost the training ${taskUUID}.`);
    return job;
  };

  await note({ kind: "planned", plan, processId: process.pid });
  const hosting = await note({ kind: "hosting" });
  if (hosting.state !== "hosting") return hosting;
  let dataset: string;
  const abandoned = whenAbandoned(journal, taskUUID);
  try {
    const givingUp = AbortSignal.any([signal, abandoned.signal]);
    dataset = await options.host(givingUp);
    givingUp.throwIfAborted();
  } catch (error) {
    const job = journal.job(taskUUID);
    if (job?.state === "abandoned") return job;
    return await note(
      signal.aborted
        ? { kind: "abandoned" }
        : { kind: "failed", failure: failureOf(error) },
    );
  } finally {
    abandoned.dispose();
  }
  const hosted = await note({ kind: "hosted", dataset });
  // Somebody may have abandoned it meanwhile, in another window.
  if (hosted.state !== "hosting") return hosted;
  const body = trainingTask(plan, dataset);
  const submitting = await note({ kind: "submitting", body });
  if (submitting.state !== "submitting") return submitting;
  const outcome = await post(client, body);
  try {
    return await note(outcome);
  } catch (error) {
    throw outcome.kind === "failed" ? error : sentUnwritten(plan, error);
  }
}

/** "Try again" alone would be understood as to submit once more. */
function sentUnwritten({ model }: TrainingPlan, error: unknown): EngineError {
  return new EngineError(
    "unwritable",
    say`${model.air} was sent to the service, but what came of it can't be noted: ${saidBy(error)} Don't submit it again: once there is a place for the answer, the service is asked.`,
    { cause: error },
  );
}

/** Aborts as soon as the journal says that somebody gave the training up. */
function whenAbandoned(
  journal: Journal,
  taskUUID: string,
): { readonly signal: AbortSignal; dispose(): void } {
  const abort = new AbortController();
  const subscription = journal.onChange(() => {
    if (journal.job(taskUUID)?.state === "abandoned") abort.abort();
  });
  return { signal: abort.signal, dispose: () => subscription.dispose() };
}

async function post(
  client: ServiceClient,
  body: ReturnType<typeof trainingTask>,
): Promise<JobHappening> {
  try {
    // Giving up now would change nothing there, and leave it unknown here.
    await client.submitTraining(body, new AbortController().signal);
    return { kind: "accepted", how: "acknowledged" };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.category === "conflict") {
      return { kind: "accepted", how: "conflict" };
    }
    return isRefusal(failure)
      ? { kind: "failed", failure }
      : { kind: "unknown", failure };
  }
}

/** Whether a first POST certainly made nothing: the service said no, in words. */
function isRefusal({ category, httpStatus = 0 }: ServiceFailure): boolean {
  switch (category) {
    case "key":
    case "forbidden":
    case "balance":
    case "refused":
    case "not-found":
    case "unsafe":
      return true;
    case "provider":
      return httpStatus < 500;
    // Busy can be said after accepting, by whatever stands in front.
    case "busy":
    case "timeout":
    case "offline":
    case "server":
    case "nonsense":
    case "conflict":
    case "storage-key":
    case "storage":
    case "here":
      return false;
  }
}
