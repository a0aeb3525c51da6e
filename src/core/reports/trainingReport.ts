import type { ServiceFailure } from "../training/failure.ts";
import type { Remaining } from "../training/estimate.ts";
import { estimate } from "../training/estimate.ts";
import type { Job, JobState } from "../training/job.ts";
import { withoutAddresses } from "../text.ts";

/** How a training stands: without addresses, which may be signed, and without keys. */
export interface TrainingReport {
  /** Its identity at the service. */
  readonly taskUUID: string;
  readonly state: JobState;
  /** The AIR the service returned, or else the one that was asked for. */
  readonly air: string;
  readonly dataset: { readonly name: string; readonly folder: string };
  readonly service: {
    readonly kind: "runware" | "rehearsal";
    readonly endpoint: string;
  };
  /** Whether anything is, or may be, at the service and charged. */
  readonly sent: "no" | "perhaps" | "yes";
  /** Hexadecimal, of the ZIP it is made of. */
  readonly zipSha256: string;
  /** ISO 8601, UTC. */
  readonly plannedAt: string;
  readonly finishedAt?: string;
  readonly elapsedSeconds: number;
  /** The service's latest word, 0 to 100. */
  readonly percent?: number;
  readonly remaining: Remaining["kind"];
  readonly remainingSeconds?: number;
  /** US dollars, as the service told; play money in a rehearsal. */
  readonly costUSD?: number;
  /** How many files of the model the service names. */
  readonly files?: number;
  /** Why it failed, or why its state isn't known. */
  readonly failure?: SaidFailure;
  /** Why the last question about it had no answer. */
  readonly lastQuestionFailed?: SaidFailure;
}

type SaidFailure = Pick<
  ServiceFailure,
  "category" | "code" | "message" | "parameter"
>;

/** Pure: the same job at the same time gives the same report. */
export function trainingReport(job: Job, nowMs: number): TrainingReport {
  const { plan } = job;
  const { elapsedMs, percent, remaining } = estimate(job, nowMs);
  const isSucceeded = job.state === "succeeded";
  return {
    taskUUID: job.taskUUID,
    state: job.state,
    air: (isSucceeded ? job.air : undefined) ?? plan.model.air,
    dataset: plan.dataset,
    service: plan.service,
    sent: sentOf(job),
    zipSha256: plan.zip.sha256,
    plannedAt: new Date(job.plannedAtMs).toISOString(),
    ...("finishedAtMs" in job && {
      finishedAt: new Date(job.finishedAtMs).toISOString(),
    }),
    elapsedSeconds: Math.round(elapsedMs / 1000),
    ...(percent !== undefined && { percent }),
    remaining: remaining.kind,
    ...("remainingMs" in remaining && {
      remainingSeconds: Math.round(remaining.remainingMs / 1000),
    }),
    ...(isSucceeded && {
      ...(job.costUSD !== undefined && { costUSD: job.costUSD }),
      files: job.files.length,
    }),
    ...("failure" in job && { failure: said(job.failure) }),
    ...("contact" in job &&
      job.contact.failures > 0 &&
      job.contact.lastFailure && {
        lastQuestionFailed: said(job.contact.lastFailure),
      }),
  };
}

function sentOf(job: Job): TrainingReport["sent"] {
  switch (job.state) {
    case "planned":
    case "hosting":
      return "no";
    case "submitting":
    case "unknown":
      return "perhaps";
    case "accepted":
    case "processing":
    case "succeeded":
      return "yes";
    case "lost-sight":
      return job.acceptedAtMs === undefined ? "perhaps" : "yes";
    case "failed":
      // Without having been accepted, it was refused.
      return job.acceptedAtMs === undefined ? "no" : "yes";
    case "abandoned":
      return job.sent ? "perhaps" : "no";
  }
}

function said({
  category,
  code,
  message,
  parameter,
}: ServiceFailure): SaidFailure {
  return {
    category,
    ...(code !== undefined && { code }),
    message: withoutAddresses(message),
    ...(parameter !== undefined && { parameter }),
  };
}
