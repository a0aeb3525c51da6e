import type { FollowPace } from "../../core/training/schedule.ts";
import type { Job } from "../../core/training/job.ts";
import type { ServiceClient } from "../../service/answers.ts";
import type { Journal } from "./journalTypes.ts";

export interface FollowerOptions {
  readonly journal: Journal;
  /**
   * The client for the job's own service; undefined when there is no key for
   * it now, which is asked again at the next turn.
   */
  readonly clientFor: (job: Job) => Promise<ServiceClient | undefined>;
  readonly now: () => number;
  /** Runs once after a delay; returns how to cancel. */
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
  /** Whether a person is looking. */
  readonly focused: () => boolean;
  readonly settings: () => { readonly pollIntervalMs: number };
  readonly log: (line: string) => void;
  /** Only a training's owner asks; others re-read the journal. */
  readonly isOwner: (job: Job) => boolean;
  /** Whether there is a process of that number. */
  readonly isAlive: (processId: number) => boolean;
}

export interface Follower {
  /** Asks for every unfinished job now: on focus, wake, reconnect, new key. */
  pollNow(): Promise<void>;
  /** Stops; what is under way is aborted and journalled no further. */
  dispose(): Promise<void>;
}

export type { FollowPace };
