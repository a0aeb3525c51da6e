import type { Job, JobEvent, JobHappening } from "../../core/training/job.ts";

/** Lines of the journal that couldn't be read, and where a copy of them is. */
export interface SetAside {
  readonly savedAs: string;
  readonly lines: number;
  readonly bytes: number;
}

/** The trainings of one user on this machine, on disk before they are true. */
export interface Journal {
  readonly file: string;
  /** By taskUUID, in the order they were planned. */
  jobs(): ReadonlyMap<string, Job>;
  job(taskUUID: string): Job | undefined;
  /**
   * On disk (fsync) when it resolves; rejects when the disk refuses, and then
   * nothing has changed. Resolves with the job after everything written so far.
   */
  append(taskUUID: string, happening: JobHappening): Promise<Job | undefined>;
  /** Reads what other processes have written since. */
  refresh(): Promise<void>;
  /**
   * Leaves out what finished trainings no longer need, when the file has grown
   * large and half of it is that. Resolves with whether it did. Others may go on
   * reading and writing meanwhile; a crash on the way loses nothing.
   */
  compact(): Promise<boolean>;
  /** Called after events were read or written, with what they changed. */
  onChange(listener: (change: JournalChange) => void): {
    dispose(): void;
  };
  /** What was set aside since the journal was opened. */
  setAside(): readonly SetAside[];
  close(): Promise<void>;
}

export interface JournalChange {
  readonly events: readonly JobEvent[];
  readonly jobs: ReadonlyMap<string, Job>;
}
