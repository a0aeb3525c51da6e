import type { Contact, Progress } from "./job.ts";
import {
  acceptance,
  baseOf,
  isSent,
  missed,
  progressOf,
  sentOf,
} from "./jobParts.ts";
import type { AskedJob, Move } from "./jobParts.ts";
import { resubmissionPeriodMs } from "./resubmission.ts";

/** While the service is asked about the training. */

/** Empty answers in a row, and their span, after which a job is out of sight. */
const silentAnswersUntilLost = 6;
const silenceUntilLostMs = 10 * 60 * 1000;

export const heard: Move<"heard"> = (job, event) => {
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

export const silent: Move<"silent"> = (job, event) => {
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

export const pollFailed: Move<"pollFailed"> = (job, event) =>
  isSent(job) && job.state !== "submitting"
    ? { ...job, contact: missed(job.contact, event.at, event.failure) }
    : undefined;

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
