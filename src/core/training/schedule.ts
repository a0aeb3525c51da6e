import type { Job } from "./job.ts";

/** A rehearsal's two hours pass in a minute, so it is asked every second. */
export type FollowPace = "service" | "rehearsal";

const second = 1000;
const minute = 60 * second;

/** Early, because a wrong dataset is told soon after the ack. */
const firstPollMs = 30 * second;
const slowestMs = 15 * minute;
const rehearsalMs = second;
const slowestRehearsalMs = 10 * second;
/** Recovering asks sooner: whether it was paid for isn't known. */
const recoveryMs = 5 * second;
/** A service that asks to be left alone for a day isn't taken at its word. */
const longestRetryAfterMs = 60 * minute;

/** The setting's bounds and default, milliseconds. */
export const pollInterval = {
  minMs: minute,
  defaultMs: 5 * minute,
  maxMs: slowestMs,
} as const;

/**
 * Milliseconds from `nowMs` until the service is asked about the job, 0 when
 * it is due; undefined for jobs there is nothing to ask about.
 */
export function nextPollDelay(
  job: Job,
  options: {
    readonly nowMs: number;
    readonly focused: boolean;
    readonly normalIntervalMs: number;
    readonly pace: FollowPace;
  },
): number | undefined {
  const turn = nextTurn(job, options);
  if (turn === undefined) return undefined;
  const leftMs = turn.sinceMs + turn.intervalMs - options.nowMs;
  // A clock that was set back must not leave a job unasked for days.
  return Math.min(Math.max(0, leftMs), turn.intervalMs);
}

function nextTurn(
  job: Job,
  options: Parameters<typeof nextPollDelay>[1],
): { readonly sinceMs: number; readonly intervalMs: number } | undefined {
  switch (job.state) {
    case "planned":
    case "hosting":
    case "succeeded":
    case "failed":
    case "abandoned":
      return undefined;
    case "submitting":
      return { sinceMs: job.submittedAtMs, intervalMs: 0 };
    case "unknown": {
      const { askedAtMs, silentAnswers } = job.contact;
      return {
        sinceMs: askedAtMs ?? job.changedAtMs,
        intervalMs: intervalMs(job.contact, recoveryMs, options, silentAnswers),
      };
    }
    case "accepted":
    case "processing": {
      const { askedAtMs } = job.contact;
      return askedAtMs === undefined
        ? { sinceMs: job.acceptedAtMs, intervalMs: firstMs(options.pace) }
        : {
            sinceMs: askedAtMs,
            intervalMs: intervalMs(job.contact, normalMs(options), options),
          };
    }
    case "lost-sight":
      return {
        sinceMs: job.contact.askedAtMs ?? job.lostAtMs,
        intervalMs: intervalMs(job.contact, slowest(options.pace), options),
      };
  }
}

function firstMs(pace: FollowPace): number {
  return pace === "rehearsal" ? rehearsalMs : firstPollMs;
}

function slowest(pace: FollowPace): number {
  return pace === "rehearsal" ? slowestRehearsalMs : slowestMs;
}

/** Nobody looking: half as often, since only a notification depends on it. */
function normalMs(options: {
  readonly focused: boolean;
  readonly normalIntervalMs: number;
}): number {
  const wanted = Math.min(
    Math.max(options.normalIntervalMs, pollInterval.minMs),
    pollInterval.maxMs,
  );
  return options.focused ? wanted : wanted * 2;
}

function intervalMs(
  contact: {
    readonly failures: number;
    readonly lastFailure?: { readonly retryAfterMs?: number };
  },
  baseMs: number,
  options: { readonly pace: FollowPace },
  setbacks = 0,
): number {
  const base = options.pace === "rehearsal" ? rehearsalMs : baseMs;
  // 2 ** 10 exceeds every bound; the exponent itself must not overflow.
  const backedOff = base * 2 ** Math.min(contact.failures + setbacks, 10);
  return Math.max(
    Math.min(backedOff, slowest(options.pace)),
    Math.min(contact.lastFailure?.retryAfterMs ?? 0, longestRetryAfterMs),
  );
}
