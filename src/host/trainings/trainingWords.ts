import * as vscode from "vscode";
import type { Estimate } from "../../core/training/estimate.ts";
import { estimate } from "../../core/training/estimate.ts";
import type { Job } from "../../core/training/job.ts";
import { isFinished } from "../../core/training/job.ts";
import { failureWords } from "../commands/failureWords.ts";

/** What a training's line says, apart from the widget that shows it. */
export interface TrainingWords {
  /** A codicon's name. */
  readonly icon: string;
  /** A few words: "47 %", "waiting for the service"… */
  readonly state: string;
  /** When it began, how long it took or may take, when it was last heard of. */
  readonly details: readonly string[];
}

export function wordsFor(job: Job, nowMs: number): TrainingWords {
  return {
    icon: iconOf(job),
    state: stateOf(job),
    details: detailsOf(job, nowMs),
  };
}

/** Whether a job belongs to a rehearsal: then no model comes of it. */
export function isRehearsal(job: Job): boolean {
  return job.plan.service.kind === "rehearsal";
}

function iconOf(job: Job): string {
  switch (job.state) {
    case "planned":
    case "hosting":
      return "cloud-upload";
    case "submitting":
    case "accepted":
    case "processing":
      return "sync~spin";
    case "unknown":
    case "lost-sight":
      return "question";
    case "succeeded":
      return "pass";
    case "failed":
      return "error";
    case "abandoned":
      return "circle-slash";
  }
}

function stateOf(job: Job): string {
  switch (job.state) {
    case "planned":
      return vscode.l10n.t("preparing");
    case "hosting":
      return vscode.l10n.t("uploading");
    case "submitting":
      return vscode.l10n.t("submitting");
    case "unknown":
      return vscode.l10n.t("asking whether it was accepted");
    case "accepted":
      return vscode.l10n.t("accepted");
    case "processing":
      return job.progress
        ? vscode.l10n.t("{0} %", Math.floor(job.progress.percent))
        : vscode.l10n.t("training");
    case "lost-sight":
      return vscode.l10n.t("not known to the service");
    case "succeeded":
      return vscode.l10n.t("trained");
    case "failed":
      return vscode.l10n.t("failed");
    case "abandoned":
      return vscode.l10n.t("no longer followed");
  }
}

function detailsOf(job: Job, nowMs: number): string[] {
  const details: string[] = [];
  if (isFinished(job)) {
    details.push(
      vscode.l10n.t(
        "Ended {0}, after {1}",
        new Date(job.finishedAtMs).toLocaleString(),
        duration(job.finishedAtMs - job.plannedAtMs),
      ),
    );
  } else {
    const { elapsedMs, remaining } = estimate(job, nowMs);
    details.push(vscode.l10n.t("Running for {0}", duration(elapsedMs)));
    details.push(remainingWords(remaining));
  }
  if ("contact" in job) details.push(lastHeard(job.contact, nowMs));
  if (job.state === "failed" || job.state === "unknown") {
    details.push(failureWords(job.failure).message);
  }
  if (job.state === "lost-sight") {
    details.push(
      vscode.l10n.t(
        "The service was asked repeatedly and has nothing to say about it. It goes on being asked; it is never submitted again by itself.",
      ),
    );
  }
  if (job.state === "succeeded" && job.costUSD !== undefined) {
    details.push(vscode.l10n.t("Cost {0} USD", job.costUSD));
  }
  return details;
}

function lastHeard(
  contact: {
    readonly heardAtMs?: number;
    readonly failures: number;
    readonly lastFailure?: { readonly message: string };
  },
  nowMs: number,
): string {
  const heard =
    contact.heardAtMs === undefined
      ? vscode.l10n.t("Not heard of yet")
      : vscode.l10n.t(
          "Last heard of {0} ago",
          duration(nowMs - contact.heardAtMs),
        );
  return contact.failures > 0 && contact.lastFailure
    ? vscode.l10n.t(
        "{0}; the last question failed: {1}",
        heard,
        contact.lastFailure.message,
      )
    : heard;
}

function remainingWords(remaining: Estimate["remaining"]): string {
  switch (remaining.kind) {
    case "documented":
      return vscode.l10n.t(
        "About {0} left, going by the documentation",
        duration(remaining.remainingMs),
      );
    case "from-progress":
      return vscode.l10n.t(
        "About {0} left, going by its progress",
        duration(remaining.remainingMs),
      );
    case "overdue":
      return vscode.l10n.t("Takes longer than usual");
    case "unknown":
      return vscode.l10n.t("No telling how long it takes");
  }
}

/** "45 s", "12 min", "1 h 20 min". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return vscode.l10n.t("{0} s", seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return vscode.l10n.t("{0} min", minutes);
  return vscode.l10n.t("{0} h {1} min", Math.floor(minutes / 60), minutes % 60);
}
