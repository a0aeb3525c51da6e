import type { ServiceFailure } from "./failure.ts";
import type { TrainingPlan, TrainingTask } from "./plan.ts";

/** A file of a trained model, as the service names it. */
export interface OutputFile {
  readonly url: string;
  readonly uuid?: string;
}

/** What happened to a training; one line of the journal each. */
export type JobEvent = {
  readonly taskUUID: string;
  /** Milliseconds since 1970. */
  readonly at: number;
} & JobHappening;

export type JobHappening =
  /** Confirmed by the user. `processId`: who carries it as far as the POST. */
  | {
      readonly kind: "planned";
      readonly plan: TrainingPlan;
      readonly processId: number;
    }
  | { readonly kind: "hosting" }
  /** The ZIP is where the service can fetch it: a URL or a media UUID. */
  | { readonly kind: "hosted"; readonly dataset: string }
  /** Written before the first byte of the POST: from here on it may exist. */
  | { readonly kind: "submitting"; readonly body: TrainingTask }
  /** The POST, or a question about it, ended without an answer that decides. */
  | { readonly kind: "unknown"; readonly failure: ServiceFailure }
  /** acknowledged: by the POST. conflict: a repeated POST was told "already there". found: by asking. */
  | {
      readonly kind: "accepted";
      readonly how: "acknowledged" | "conflict" | "found";
    }
  /** `progress`: percent; `statusWord`: the service's word when it isn't "processing". */
  | {
      readonly kind: "heard";
      readonly progress?: number;
      readonly statusWord?: string;
    }
  /** Asked; the service had nothing to say about it. */
  | { readonly kind: "silent" }
  | { readonly kind: "pollFailed"; readonly failure: ServiceFailure }
  | {
      readonly kind: "succeeded";
      readonly air?: string;
      readonly costUSD?: number;
      readonly files: readonly OutputFile[];
    }
  | { readonly kind: "failed"; readonly failure: ServiceFailure }
  /** The user no longer follows it; at the service it goes on, nothing cancels. */
  | { readonly kind: "abandoned" };

/** What one training is like now: the sum of its events. */
export type Job =
  | PlannedJob
  | HostingJob
  | SubmittingJob
  | UnknownJob
  | AcceptedJob
  | ProcessingJob
  | LostSightJob
  | SucceededJob
  | FailedJob
  | AbandonedJob;

export type JobState = Job["state"];

export type FinishedJob = SucceededJob | FailedJob | AbandonedJob;
export type OpenJob = Exclude<Job, FinishedJob>;

/** True of a job in every state. */
export interface JobBase {
  readonly taskUUID: string;
  readonly plan: TrainingPlan;
  readonly processId: number;
  readonly plannedAtMs: number;
  /** When the last event was. */
  readonly changedAtMs: number;
  /** Events that couldn't happen in the state they came in; the latest few. */
  readonly oddities: readonly Oddity[];
}

/** An event that was ignored. */
export interface Oddity {
  readonly at: number;
  readonly kind: JobHappening["kind"];
  readonly state: JobState;
}

/** From the POST on. */
export interface Sent {
  /** What was sent, and is all that may ever be sent again. */
  readonly body: TrainingTask;
  readonly submittedAtMs: number;
}

/** How asking about it goes. */
export interface Contact {
  /** Last time it was asked for, with whatever result. */
  readonly askedAtMs?: number;
  /** Last time the service told something about it. */
  readonly heardAtMs?: number;
  /** Answers without any news, since it was last heard of. */
  readonly silentAnswers: number;
  /** Questions in a row that failed. */
  readonly failures: number;
  readonly lastFailure?: ServiceFailure;
}

/** Percent never goes back, even when the service's number does. */
export interface Progress {
  readonly percent: number;
  /** When `percent` was first reported. */
  readonly atMs: number;
  readonly firstPercent: number;
  readonly firstAtMs: number;
}

export interface PlannedJob extends JobBase {
  readonly state: "planned";
}
export interface HostingJob extends JobBase {
  readonly state: "hosting";
  readonly dataset?: string;
}
export interface SubmittingJob extends JobBase, Sent {
  readonly state: "submitting";
}
/** It may be at the service, or not: to be recovered, never re-created. */
export interface UnknownJob extends JobBase, Sent {
  readonly state: "unknown";
  readonly failure: ServiceFailure;
  readonly contact: Contact;
}
export interface AcceptedJob extends JobBase, Sent {
  readonly state: "accepted";
  readonly acceptedAtMs: number;
  readonly contact: Contact;
}
export interface ProcessingJob extends JobBase, Sent {
  readonly state: "processing";
  readonly acceptedAtMs: number;
  readonly contact: Contact;
  readonly progress?: Progress;
  readonly statusWord?: string;
}
/** The service was asked often enough and doesn't know it; still asked, slowly. */
export interface LostSightJob extends JobBase, Sent {
  readonly state: "lost-sight";
  /** Undefined: it was never confirmed. */
  readonly acceptedAtMs?: number;
  readonly contact: Contact;
  readonly progress?: Progress;
  readonly lostAtMs: number;
}
export interface SucceededJob extends JobBase, Sent {
  readonly state: "succeeded";
  readonly acceptedAtMs?: number;
  readonly finishedAtMs: number;
  /** The AIR the service returned; use it rather than the requested one. */
  readonly air?: string;
  readonly costUSD?: number;
  readonly files: readonly OutputFile[];
}
export interface FailedJob extends JobBase {
  readonly state: "failed";
  /** Undefined: nothing was sent, so nothing was paid. */
  readonly sent?: Sent;
  readonly acceptedAtMs?: number;
  readonly finishedAtMs: number;
  readonly failure: ServiceFailure;
  readonly progress?: Progress;
}
export interface AbandonedJob extends JobBase {
  readonly state: "abandoned";
  /** Undefined: nothing was sent. */
  readonly sent?: Sent;
  readonly finishedAtMs: number;
}

/** Whether nothing more will happen to it. */
export function isFinished(job: Job): job is FinishedJob {
  return (
    job.state === "succeeded" ||
    job.state === "failed" ||
    job.state === "abandoned"
  );
}
