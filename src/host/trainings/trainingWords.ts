import * as vscode from "vscode";
import type { Estimate } from "../../core/training/estimate.ts";
import { estimate } from "../../core/training/estimate.ts";
import type { Job } from "../../core/training/job.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
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
    icon: troubleOf(job) === undefined ? iconOf(job) : "debug-disconnect",
    state: [stateOf(job), troubleOf(job) ?? []].flat().join(", "),
    details: detailsOf(job, nowMs),
  };
}

/** Whether a job belongs to a rehearsal: then no model comes of it. */
export function isRehearsal(job: Job): boolean {
  return job.plan.service.kind === "rehearsal";
}

/**
 * Why nothing new is heard of a training that is known to be there. A key is
 * called refused the second time: it has happened to good ones once.
 */
export function troubleOf(job: Job): string | undefined {
  if (job.state !== "accepted" && job.state !== "processing") return undefined;
  const { failures, lastFailure } = job.contact;
  if (failures === 0 || !lastFailure) return undefined;
  switch (lastFailure.category) {
    case "key":
    case "forbidden":
      return failures > 1 ? vscode.l10n.t("key refused") : undefined;
    case "offline":
      return vscode.l10n.t("no connection");
    case "balance":
    case "busy":
    case "timeout":
    case "server":
    case "provider":
    case "refused":
    case "not-found":
    case "conflict":
    case "unsafe":
    case "nonsense":
    case "here":
      return vscode.l10n.t("no answer");
  }
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
  if ("contact" in job) details.push(...lastHeard(job.contact, nowMs));
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
    details.push(
      isRehearsal(job)
        ? vscode.l10n.t("Cost {0} USD in play money", job.costUSD)
        : vscode.l10n.t("Cost {0} USD", job.costUSD),
    );
  }
  return details;
}

function lastHeard(
  contact: {
    readonly heardAtMs?: number;
    readonly failures: number;
    readonly lastFailure?: ServiceFailure;
  },
  nowMs: number,
): string[] {
  const heard =
    contact.heardAtMs === undefined
      ? vscode.l10n.t("Not heard of yet")
      : vscode.l10n.t(
          "Last heard of {0} ago",
          duration(nowMs - contact.heardAtMs),
        );
  if (contact.failures === 0 || !contact.lastFailure) return [heard];
  return [
    heard,
    vscode.l10n.t(
      "The last question failed: {0}",
      failureWords(contact.lastFailure).message,
    ),
  ];
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
