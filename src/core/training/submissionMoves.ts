import { acceptance, baseOf, contactOf, missed, sentOf } from "./jobParts.ts";
import type { Move } from "./jobParts.ts";

/** Until the service has said that it has the training. */

export const hosting: Move<"hosting"> = (job) =>
  job.state === "planned" ? { ...baseOf(job), state: "hosting" } : undefined;

export const hosted: Move<"hosted"> = (job, { dataset }) =>
  job.state === "hosting" ? { ...job, dataset } : undefined;

export const submitting: Move<"submitting"> = (job, event) => {
  if (job.state !== "hosting" || job.dataset === undefined) return undefined;
  return {
    ...baseOf(job),
    state: "submitting",
    body: event.body,
    submittedAtMs: event.at,
  };
};

export const unknown: Move<"unknown"> = (job, event) => {
  if (job.state !== "submitting" && job.state !== "unknown") return undefined;
  return {
    ...baseOf(job),
    ...sentOf(job),
    state: "unknown",
    failure: event.failure,
    contact: missed(contactOf(job), event.at, event.failure),
  };
};

export const accepted: Move<"accepted"> = (job, event) => {
  switch (job.state) {
    case "submitting":
    case "unknown":
    case "lost-sight":
      return {
        ...baseOf(job),
        ...sentOf(job),
        state: "accepted",
        acceptedAtMs: acceptance(job).acceptedAtMs ?? event.at,
        contact: { silentAnswers: 0, failures: 0 },
      };
    // Two processes may find the same thing out; the second changes nothing.
    case "accepted":
    case "processing":
      return job;
    case "planned":
    case "hosting":
    case "succeeded":
    case "failed":
    case "abandoned":
      return undefined;
  }
};
