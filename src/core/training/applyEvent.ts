import type { ServiceFailure } from "./failure.ts";
import type {
  Contact,
  Job,
  JobEvent,
  JobHappening,
  Progress,
  Sent,
} from "./job.ts";

/** Empty answers in a row, and their span, after which a job is out of sight. */
const silentAnswersUntilLost = 6;
const silenceUntilLostMs = 10 * 60 * 1000;
/** How long an unconfirmed job may be sent again by itself. */
export const resubmissionPeriodMs = 24 * 60 * 60 * 1000;
const keptOddities = 20;

type Move<Kind extends JobHappening["kind"]> = (
  job: Job,
  event: Extract<JobEvent, { readonly kind: Kind }>,
) => Job | undefined;

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
      return job.state === "planned"
        ? { ...baseOf(job), state: "hosting" }
        : undefined;
    case "hosted":
      return job.state === "hosting"
        ? { ...job, dataset: event.dataset }
        : undefined;
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

const submitting: Move<"submitting"> = (job, event) => {
  if (job.state !== "hosting" || job.dataset === undefined) return undefined;
  return {
    ...baseOf(job),
    state: "submitting",
    body: event.body,
    submittedAtMs: event.at,
  };
};

const unknown: Move<"unknown"> = (job, event) => {
  if (job.state !== "submitting" && job.state !== "unknown") return undefined;
  return {
    ...baseOf(job),
    ...sentOf(job),
    state: "unknown",
    failure: event.failure,
    contact: missed(contactOf(job), event.at, event.failure),
  };
};

const accepted: Move<"accepted"> = (job, event) => {
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

const heard: Move<"heard"> = (job, event) => {
  if (!isSent(job)) return undefined;
  const progress = moved(progressOf(job), event.progress, event.at);
  return {
    ...baseOf(job),
    ...sentOf(job),
    state: "processing",
    acceptedAtMs: acceptance(job).acceptedAtMs ?? event.at,
    contact: {
      askedAtMs: event.at,
      heardAtMs: event.at,
      silentAnswers: 0,
      failures: 0,
    },
    ...(progress !== undefined && { progress }),
    ...(event.statusWord !== undefined && { statusWord: event.statusWord }),
  };
};

const silent: Move<"silent"> = (job, event) => {
  if (!isSent(job) || job.state === "submitting") return undefined;
  const { lastFailure, ...before } = job.contact;
  const contact: Contact = {
    ...before,
    // Of an unknown job, the failure is why it is unknown.
    ...(job.state === "unknown" && lastFailure && { lastFailure }),
    askedAtMs: event.at,
    silentAnswers: before.silentAnswers + 1,
    failures: 0,
  };
  if (job.state === "lost-sight" || !isLost(job, contact, event.at)) {
    return { ...job, contact };
  }
  const progress = progressOf(job);
  return {
    ...baseOf(job),
    ...sentOf(job),
    state: "lost-sight",
    ...("acceptedAtMs" in job && { acceptedAtMs: job.acceptedAtMs }),
    contact,
    ...(progress !== undefined && { progress }),
    lostAtMs: event.at,
  };
};

const pollFailed: Move<"pollFailed"> = (job, event) =>
  isSent(job) && job.state !== "submitting"
    ? { ...job, contact: missed(job.contact, event.at, event.failure) }
    : undefined;

const succeeded: Move<"succeeded"> = (job, event) => {
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

const failed: Move<"failed"> = (job, event) => {
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

const abandoned: Move<"abandoned"> = (job, event) => {
  if (!isUnfinished(job)) return undefined;
  return {
    ...baseOf(job),
    state: "abandoned",
    ...(isSent(job) && { sent: sentOf(job) }),
    finishedAtMs: event.at,
  };
};

type SentJob = Extract<Job, Sent>;
type AskedJob = Extract<Job, { readonly contact: Contact }>;
type OpenSentJob = AskedJob | Extract<Job, { readonly state: "submitting" }>;

/** Sent and not yet known to have ended. */
function isSent(job: Job): job is OpenSentJob {
  return (
    job.state === "submitting" ||
    job.state === "unknown" ||
    job.state === "accepted" ||
    job.state === "processing" ||
    job.state === "lost-sight"
  );
}

function isUnfinished(job: Job): boolean {
  return job.state === "planned" || job.state === "hosting" || isSent(job);
}

function baseOf(
  job: Job,
): Pick<
  Job,
  "taskUUID" | "plan" | "processId" | "plannedAtMs" | "changedAtMs" | "oddities"
> {
  const { taskUUID, plan, processId, plannedAtMs, changedAtMs, oddities } = job;
  return { taskUUID, plan, processId, plannedAtMs, changedAtMs, oddities };
}

function sentOf({ body, submittedAtMs }: SentJob): Sent {
  return { body, submittedAtMs };
}

function acceptance(job: Job): { readonly acceptedAtMs?: number } {
  return "acceptedAtMs" in job ? { acceptedAtMs: job.acceptedAtMs } : {};
}

function contactOf(job: Job): Contact {
  return "contact" in job ? job.contact : { silentAnswers: 0, failures: 0 };
}

function progressOf(job: Job): Progress | undefined {
  return "progress" in job ? job.progress : undefined;
}

function missed(
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

/** Percent as reported, kept within bounds and from going back. */
function moved(
  before: Progress | undefined,
  reported: number | undefined,
  atMs: number,
): Progress | undefined {
  if (reported === undefined) return before;
  const percent = Math.min(100, Math.max(0, reported));
  if (before === undefined) {
    return { percent, atMs, firstPercent: percent, firstAtMs: atMs };
  }
  return percent > before.percent ? { ...before, percent, atMs } : before;
}

function isLost(job: AskedJob, contact: Contact, at: number): boolean {
  if (job.state === "unknown") {
    // While it may be sent again, being unknown to the service is no news.
    return at - job.submittedAtMs > resubmissionPeriodMs;
  }
  const lastSignMs =
    contact.heardAtMs ??
    ("acceptedAtMs" in job ? job.acceptedAtMs : undefined) ??
    job.submittedAtMs;
  return (
    contact.silentAnswers >= silentAnswersUntilLost &&
    at - lastSignMs >= silenceUntilLostMs
  );
}
