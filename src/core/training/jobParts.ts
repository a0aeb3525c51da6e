import type { ServiceFailure } from "./failure.ts";
import type {
  Contact,
  Job,
  JobEvent,
  JobHappening,
  Progress,
  Sent,
} from "./job.ts";

/** What an event makes of a job; undefined where it can't happen. */
export type Move<Kind extends JobHappening["kind"]> = (
  job: Job,
  event: Extract<JobEvent, { readonly kind: Kind }>,
) => Job | undefined;

/** Anything that was sent, ended or not. */
export type SentJob = Extract<Job, Sent>;
export type AskedJob = Extract<Job, { readonly contact: Contact }>;
type OpenSentJob = AskedJob | Extract<Job, { readonly state: "submitting" }>;

/** Sent and not yet known to have ended. */
export function isSent(job: Job): job is OpenSentJob {
  return (
    job.state === "submitting" ||
    job.state === "unknown" ||
    job.state === "accepted" ||
    job.state === "processing" ||
    job.state === "lost-sight"
  );
}

export function isUnfinished(job: Job): boolean {
  return job.state === "planned" || job.state === "hosting" || isSent(job);
}

export function baseOf(
  job: Job,
): Pick<
  Job,
  "taskUUID" | "plan" | "processId" | "plannedAtMs" | "changedAtMs" | "oddities"
> {
  const { taskUUID, plan, processId, plannedAtMs, changedAtMs, oddities } = job;
  return { taskUUID, plan, processId, plannedAtMs, changedAtMs, oddities };
}

export function sentOf({ body, submittedAtMs }: SentJob): Sent {
  return { body, submittedAtMs };
}

export function acceptance(job: Job): { readonly acceptedAtMs?: number } {
  return "acceptedAtMs" in job ? { acceptedAtMs: job.acceptedAtMs } : {};
}

export function contactOf(job: Job): Contact {
  return "contact" in job ? job.contact : { silentAnswers: 0, failures: 0 };
}

export function progressOf(job: Job): Progress | undefined {
  return "progress" in job ? job.progress : undefined;
}

/** The contact after a question that failed. */
export function missed(
  contact: Contact,
  at: number,
  failure: ServiceFailure,
): Contact {
  return {
    ...contact,
    askedAtMs: at,
    failures: contact.failures + 1,
    lastFailure: failure,
  };
}
