import { abandoned, failed, succeeded } from "./endingMoves.ts";
import { heard, pollFailed, silent } from "./followingMoves.ts";
import type { Job, JobEvent } from "./job.ts";
import {
  accepted,
  hosted,
  hosting,
  submitting,
  unknown,
} from "./submissionMoves.ts";

const keptOddities = 20;

/**
 * The job after an event. An event that can't happen in the job's state
 * changes nothing and is kept as an oddity: journals are read after crashes
 * and from several processes. Undefined: an event of a job nobody planned.
 */
export function applyEvent(
  job: Job | undefined,
  event: JobEvent,
): Job | undefined {
  if (job === undefined) return planned(event);
  const next = move(job, event);
  return next === undefined
    ? {
        ...job,
        oddities: [
          ...job.oddities,
          { at: event.at, kind: event.kind, state: job.state },
        ].slice(-keptOddities),
      }
    : { ...next, changedAtMs: event.at };
}

function planned(event: JobEvent): Job | undefined {
  if (event.kind !== "planned") return undefined;
  return {
    state: "planned",
    taskUUID: event.taskUUID,
    plan: event.plan,
    processId: event.processId,
    plannedAtMs: event.at,
    changedAtMs: event.at,
    oddities: [],
  };
}

function move(job: Job, event: JobEvent): Job | undefined {
  switch (event.kind) {
    case "planned":
      return undefined;
    case "hosting":
      return hosting(job, event);
    case "hosted":
      return hosted(job, event);
    case "submitting":
      return submitting(job, event);
    case "unknown":
      return unknown(job, event);
    case "accepted":
      return accepted(job, event);
    case "heard":
      return heard(job, event);
    case "silent":
      return silent(job, event);
    case "pollFailed":
      return pollFailed(job, event);
    case "succeeded":
      return succeeded(job, event);
    case "failed":
      return failed(job, event);
    case "abandoned":
      return abandoned(job, event);
  }
}
