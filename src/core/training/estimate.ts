import { limits } from "../limits.ts";
import type { Job, Progress } from "./job.ts";

/** How far a training is, as honestly as what was heard allows. */
export interface Estimate {
  /** Since it was sent; until its end when it has one. */
  readonly elapsedMs: number;
  /** The service's latest word, 0 to 100. */
  readonly percent?: number;
  readonly remaining: Remaining;
}

export type Remaining =
  /** "About two hours", by the documentation: nothing better is known yet. */
  | { readonly kind: "documented"; readonly remainingMs: number }
  /** From how fast the percentage moved. */
  | { readonly kind: "from-progress"; readonly remainingMs: number }
  /** It takes longer than expected. */
  | { readonly kind: "overdue"; readonly overdueMs: number }
  /** Not under way, finished, or without any basis for a guess. */
  | { readonly kind: "unknown" };

export function estimate(job: Job, nowMs: number): Estimate {
  const startMs = startOf(job);
  const endMs = "finishedAtMs" in job ? job.finishedAtMs : nowMs;
  const progress = "progress" in job ? job.progress : undefined;
  return {
    // Clocks are set back; a negative time would be shown to somebody.
    elapsedMs: Math.max(0, endMs - startMs),
    ...(progress !== undefined && { percent: progress.percent }),
    remaining: remaining(job, progress, startMs, nowMs),
  };
}

function startOf(job: Job): number {
  if ("submittedAtMs" in job) return job.submittedAtMs;
  return "sent" in job ? job.sent.submittedAtMs : job.plannedAtMs;
}

function remaining(
  job: Job,
  progress: Progress | undefined,
  startMs: number,
  nowMs: number,
): Remaining {
  if (job.state !== "accepted" && job.state !== "processing") {
    return { kind: "unknown" };
  }
  const fromProgress =
    progress === undefined ? undefined : expectedEnd(progress, startMs);
  if (fromProgress !== undefined) {
    return until("from-progress", fromProgress, nowMs);
  }
  // A rehearsal's time is scaled; the documentation says nothing about it.
  if (job.plan.service.kind === "rehearsal") return { kind: "unknown" };
  return until("documented", startMs + limits.usualTrainingMs, nowMs);
}

/**
 * When 100 % is reached at the pace between two reports; with one report, at
 * the pace since the start, whose share of queueing can't be told.
 */
function expectedEnd(progress: Progress, startMs: number): number | undefined {
  const hasMoved = progress.percent > progress.firstPercent;
  const fromMs = hasMoved ? progress.firstAtMs : startMs;
  const fromPercent = hasMoved ? progress.firstPercent : 0;
  const gained = progress.percent - fromPercent;
  const tookMs = progress.atMs - fromMs;
  if (gained <= 0 || tookMs <= 0) return undefined;
  return progress.atMs + ((100 - progress.percent) * tookMs) / gained;
}

function until(
  kind: "documented" | "from-progress",
  endMs: number,
  nowMs: number,
): Remaining {
  return endMs >= nowMs
    ? { kind, remainingMs: endMs - nowMs }
    : { kind: "overdue", overdueMs: nowMs - endMs };
}
