import {
  acceptance,
  baseOf,
  isSent,
  isUnfinished,
  progressOf,
  sentOf,
} from "./jobParts.ts";
import type { Move } from "./jobParts.ts";

/** How a training ends, for good. */

export const succeeded: Move<"succeeded"> = (job, event) => {
  if (!isSent(job)) return undefined;
  return {
    ...baseOf(job),
    ...sentOf(job),
    state: "succeeded",
    ...acceptance(job),
    finishedAtMs: event.at,
    ...(event.air !== undefined && { air: event.air }),
    ...(event.costUSD !== undefined && { costUSD: event.costUSD }),
    files: event.files,
  };
};

export const failed: Move<"failed"> = (job, event) => {
  if (!isUnfinished(job)) return undefined;
  const progress = progressOf(job);
  return {
    ...baseOf(job),
    state: "failed",
    ...(isSent(job) && { sent: sentOf(job) }),
    ...acceptance(job),
    finishedAtMs: event.at,
    failure: event.failure,
    ...(progress !== undefined && { progress }),
  };
};

export const abandoned: Move<"abandoned"> = (job, event) => {
  if (!isUnfinished(job)) return undefined;
  return {
    ...baseOf(job),
    state: "abandoned",
    ...(isSent(job) && { sent: sentOf(job) }),
    finishedAtMs: event.at,
  };
};
