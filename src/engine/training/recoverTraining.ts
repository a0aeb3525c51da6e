import { resubmissionPeriodMs } from "../../core/training/resubmission.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type {
  Job,
  JobHappening,
  SubmittingJob,
  UnknownJob,
} from "../../core/training/job.ts";
import type { PollAnswer, ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";
import { failureIn, happeningsOf } from "./happeningsOf.ts";
import type { Journal } from "./journalTypes.ts";

/**
 * Finds out what became of a training whose POST has no known outcome: asks
 * for its result, then the archive, and only when neither knows it sends the
 * same body with the same UUID again. A conflict means it was accepted. There
 * is never a fresh UUID: that would be a second training, for the user to ask.
 * What goes wrong on the way leaves the job unknown, to be tried again later.
 */
export async function recoverTraining(
  job: SubmittingJob | UnknownJob,
  {
    journal,
    client,
    nowMs,
    signal,
  }: {
    readonly journal: Journal;
    readonly client: ServiceClient;
    readonly nowMs: number;
    readonly signal: AbortSignal;
  },
): Promise<Job> {
  let current: Job = job;
  for (const happening of await findOut(job, client, nowMs, signal)) {
    // The journal may have moved on meanwhile; then this adds an oddity only.
    current = (await journal.append(job.taskUUID, happening)) ?? current;
  }
  return current;
}

async function findOut(
  job: SubmittingJob | UnknownJob,
  client: ServiceClient,
  nowMs: number,
  signal: AbortSignal,
): Promise<readonly JobHappening[]> {
  try {
    const found = await lookFor(job.taskUUID, client, signal);
    switch (found.kind) {
      case "none":
        break;
      case "unheard":
        return [unknown(failureIn(found))];
      case "processing":
      case "succeeded":
      case "failed":
        return [{ kind: "accepted", how: "found" }, ...happeningsOf(found)];
    }
  } catch (error) {
    signal.throwIfAborted();
    return [unknown(failureOf(error))];
  }
  // A request from days ago isn't what the user expects to pay for today.
  if (nowMs - job.submittedAtMs > resubmissionPeriodMs) {
    return job.state === "submitting"
      ? [unknown(neverConfirmed), { kind: "silent" }]
      : [{ kind: "silent" }];
  }
  return [await sendAgain(job, client, signal)];
}

async function lookFor(
  taskUUID: string,
  client: ServiceClient,
  signal: AbortSignal,
): Promise<PollAnswer> {
  const asked = await orNone(async () => {
    const answers = await client.poll([taskUUID], signal);
    return answers.get(taskUUID) ?? { kind: "none" };
  });
  if (asked.kind !== "none") return asked;
  return orNone(() => client.taskDetails(taskUUID, signal));
}

/** "Not found", in whatever form; or an archive that this key can't ask. */
async function orNone(ask: () => Promise<PollAnswer>): Promise<PollAnswer> {
  try {
    return await ask();
  } catch (error) {
    const { category } = failureOf(error);
    if (category === "not-found" || category === "refused") {
      return { kind: "none" };
    }
    throw error;
  }
}

async function sendAgain(
  job: SubmittingJob | UnknownJob,
  client: ServiceClient,
  signal: AbortSignal,
): Promise<JobHappening> {
  try {
    await client.submitTraining(job.body, signal);
    return { kind: "accepted", how: "acknowledged" };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.category === "conflict") {
      return { kind: "accepted", how: "conflict" };
    }
    // Refusing the second says nothing about the first, unless the request
    // itself is wrong: a balance may be used up by the training looked for,
    // and its AIR be taken by it.
    return isWrongInItself(failure)
      ? { kind: "failed", failure }
      : unknown(failure);
  }
}

function isWrongInItself({ category, code = "" }: ServiceFailure): boolean {
  return category === "refused" && !/already|exists|ownership/i.test(code);
}

function unknown(failure: ServiceFailure): JobHappening {
  return { kind: "unknown", failure };
}

const neverConfirmed: ServiceFailure = {
  category: "here",
  message:
    "The service never confirmed this training, and it is too old to be sent again by itself.",
};
