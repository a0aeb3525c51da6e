import type { Job } from "../../core/training/job.ts";
import { pollInterval } from "../../core/training/schedule.ts";
import { createFollower } from "../../engine/training/createFollower.ts";
import type { Follower } from "../../engine/training/followerTypes.ts";
import { createOwnership } from "../../engine/training/createOwnership.ts";
import { isAlive } from "../../engine/training/isAlive.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { openJournal } from "../../engine/training/openJournal.ts";
import { userFiles } from "../../engine/userFiles.ts";
import type { Connection } from "./connection.ts";

/** Runs `work` with the journal that the editor has too. */
export async function withJournal<Result>(
  work: (journal: Journal) => Promise<Result>,
): Promise<Result> {
  const journal = await openJournal(userFiles().journalFile, { now: Date.now });
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

/**
 * Runs `work` while trainings of this connection are followed: by this
 * process, unless a window or another terminal does so already and can.
 */
export async function whileFollowing<Result>(
  journal: Journal,
  connection: Connection,
  work: (follower: Follower) => Promise<Result>,
): Promise<Result> {
  const { endpoint } = connection.service;
  const ownership = createOwnership({
    file: journal.file,
    log: ignore,
    prepare: () => journal.refresh(),
    onOwned: () => void follower.pollNow(),
  });
  const follows = (job: Job): boolean =>
    job.plan.service.endpoint === endpoint &&
    // The editor doesn't follow a rehearsal that isn't its own.
    (ownership.isOwner() || isRehearsed(job) || isKeyMissed(job));
  const follower = createFollower({
    journal,
    clientFor: (job) =>
      Promise.resolve(
        job.plan.service.endpoint === endpoint ? connection.client : undefined,
      ),
    now: Date.now,
    setTimer(run, delayMs) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    focused: () => true,
    settings: () => ({ pollIntervalMs: pollInterval.minMs }),
    log: ignore,
    isOwner: follows,
    isAlive,
  });
  try {
    return await work(follower);
  } finally {
    await follower.dispose();
    await ownership.dispose();
  }
}

function isRehearsed({ plan: { service } }: Job): boolean {
  return service.kind === "rehearsal";
}

/** Whoever follows it has no key for it; this terminal has one. */
function isKeyMissed(job: Job): boolean {
  if (!("contact" in job) || job.contact.failures === 0) return false;
  return job.contact.lastFailure?.category === "key";
}

/** What failed is in the journal, with the training it is about. */
function ignore(): void {
  return undefined;
}
