import type { ServiceFailure } from "../../core/training/failure.ts";
import type { Job, JobHappening } from "../../core/training/job.ts";
import { nextPollDelay } from "../../core/training/schedule.ts";
import type { PollAnswer, ServiceClient } from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";
import type { Follower, FollowerOptions } from "./followerTypes.ts";
import { happeningsOf } from "./happeningsOf.ts";
import { endInterrupted, isBeingSubmitted } from "./interrupted.ts";
import { recoverTraining } from "./recoverTraining.ts";

/**
 * No timer is set for longer: they stand still while a machine sleeps, and
 * other processes write to the journal meanwhile.
 */
const longestTimerMs = 5_000;
/** After a failure of this machine, such as a full disk. */
const setbackMs = 30_000;
const shortestTimerMs = 250;
/** A timer this late means the machine slept, or was as good as asleep. */
const wakeAfterMs = 15_000;
/** Jobs due this soon after another are asked for in the same request. */
const batchMs = 5_000;
/** A POST still under way is left to the process that made it, this long. */
const submissionGraceMs = 5 * 60_000;
/** Silent answers after which the archive is asked as well. */
const silentAnswersUntilArchive = 2;

/**
 * Follows every unfinished training of the journal, each on its own schedule,
 * from what the journal says: a new process goes on where the last one ended.
 */
export function createFollower(options: FollowerOptions): Follower {
  const { journal, now, log } = options;
  const stopping = new AbortController();
  let cancelTimer: () => void = () => undefined;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;

  /** One round at a time; a wish during one is granted by the next. */
  function run(everyone: boolean): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    if (running) {
      isAskedAgain ||= everyone;
      return running;
    }
    cancelTimer();
    running = round(everyone)
      .then(
        () => shortestTimerMs,
        (error: unknown) => {
          if (!stopping.signal.aborted) log(`Following: ${messageOf(error)}`);
          // A full disk or a broken key store isn't asked in a tight loop.
          return setbackMs;
        },
      )
      .then(async (atLeastMs) => {
        running = undefined;
        const again = isAskedAgain;
        isAskedAgain = false;
        if (again) await run(true);
        else schedule(atLeastMs);
      });
    return running;
  }

  async function round(everyone: boolean): Promise<void> {
    await journal.refresh();
    await endInterrupted(journal, interruptible(), options.isAlive);
    const due = ownJobs().filter((job) => {
      const delayMs = delayOf(job);
      return delayMs !== undefined && (everyone || delayMs <= batchMs);
    });
    if (!everyone && !due.some((job) => delayOf(job) === 0)) return;
    for (const jobs of byService(due).values()) await ask(jobs);
  }

  function ownJobs(): Job[] {
    return [...journal.jobs().values()].filter((job) => options.isOwner(job));
  }

  /** What this process failed to submit is its own to end, whoever follows. */
  function interruptible(): Job[] {
    return [...journal.jobs().values()].filter(
      (job) => job.processId === process.pid || options.isOwner(job),
    );
  }

  async function ask(jobs: readonly Job[]): Promise<void> {
    const [first] = jobs;
    const client = first && (await options.clientFor(first));
    if (!client) return noteMissed(jobs, noKey);
    const sent = jobs.filter((job) => !isUnconfirmed(job));
    const answers = await pollFor(sent, client);
    for (const job of sent) {
      const answer = answers.get(job.taskUUID);
      if (answer) await note(job, await withArchive(job, answer, client));
    }
    for (const job of jobs) {
      if (job.state === "submitting" || job.state === "unknown") {
        await recoverTraining(job, {
          journal,
          client,
          nowMs: now(),
          signal: stopping.signal,
        });
      }
    }
  }

  async function pollFor(
    jobs: readonly Job[],
    client: ServiceClient,
  ): Promise<ReadonlyMap<string, PollAnswer>> {
    if (jobs.length === 0) return new Map();
    try {
      return await client.poll(
        jobs.map(({ taskUUID }) => taskUUID),
        stopping.signal,
      );
    } catch (error) {
      stopping.signal.throwIfAborted();
      const failure = failureOf(error);
      log(`Asking for ${jobs.length} trainings: ${failure.message}`);
      await noteMissed(jobs, failure);
      return new Map();
    }
  }

  /** Results leave the service's memory; its archive may still have them. */
  async function withArchive(
    job: Job,
    answer: PollAnswer,
    client: ServiceClient,
  ): Promise<readonly JobHappening[]> {
    const silentAnswers = "contact" in job ? job.contact.silentAnswers : 0;
    if (answer.kind !== "none" || silentAnswers < silentAnswersUntilArchive) {
      return happeningsOf(answer);
    }
    try {
      const old = await client.taskDetails(job.taskUUID, stopping.signal);
      // Being in the archive without an end doesn't say that it is running.
      const isEnd = old.kind === "succeeded" || old.kind === "failed";
      return happeningsOf(isEnd ? old : answer);
    } catch (error) {
      stopping.signal.throwIfAborted();
      log(`Asking the archive: ${messageOf(error)}`);
      return happeningsOf(answer);
    }
  }

  async function noteMissed(
    jobs: readonly Job[],
    failure: ServiceFailure,
  ): Promise<void> {
    for (const job of jobs) {
      const kind = isUnconfirmed(job) ? "unknown" : "pollFailed";
      await note(job, [{ kind, failure }]);
    }
  }

  async function note(
    { taskUUID }: Job,
    happenings: readonly JobHappening[],
  ): Promise<void> {
    for (const happening of happenings) {
      await journal.append(taskUUID, happening);
    }
  }

  function delayOf(job: Job): number | undefined {
    const nowMs = now();
    if (
      job.state === "submitting" &&
      nowMs - job.submittedAtMs < submissionGraceMs &&
      isBeingSubmitted(job, options.isAlive)
    ) {
      return undefined;
    }
    return nextPollDelay(job, {
      nowMs,
      focused: options.focused(),
      normalIntervalMs: options.settings().pollIntervalMs,
      pace: job.plan.service.kind === "rehearsal" ? "rehearsal" : "service",
    });
  }

  function schedule(atLeastMs = shortestTimerMs): void {
    if (running || stopping.signal.aborted) return;
    cancelTimer();
    const dueMs = Math.min(
      ...ownJobs().map((job) => delayOf(job) ?? longestTimerMs),
    );
    const delayMs = Math.max(Math.min(dueMs, longestTimerMs), atLeastMs);
    const expectedMs = now() + delayMs;
    cancelTimer = options.setTimer(() => {
      void run(now() - expectedMs > wakeAfterMs);
    }, delayMs);
  }

  const subscription = journal.onChange(() => schedule());
  void run(false);
  return {
    pollNow: () => run(true),
    async dispose() {
      stopping.abort();
      cancelTimer();
      subscription.dispose();
      await running;
    },
  };
}

const noKey: ServiceFailure = {
  category: "key",
  message: "There is no API key for this service.",
};

function isUnconfirmed(job: Job): boolean {
  return job.state === "submitting" || job.state === "unknown";
}

function byService(jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const { endpoint } = job.plan.service;
    const group = groups.get(endpoint);
    if (group) group.push(job);
    else groups.set(endpoint, [job]);
  }
  return groups;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
