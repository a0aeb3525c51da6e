import * as vscode from "vscode";
import type { Job } from "../../core/training/job.ts";
import { createOwnership } from "../../engine/training/createOwnership.ts";
import type { Ownership } from "../../engine/training/createOwnership.ts";
import { createFollower } from "../../engine/training/createFollower.ts";
import type { FollowerOptions } from "../../engine/training/followerTypes.ts";
import { isAlive } from "../../engine/training/isAlive.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { openJournal } from "../../engine/training/openJournal.ts";
import { ownRehearsal } from "../connection/serviceAccess.ts";
import { settings } from "../settings.ts";
import type { Disposable } from "../own.ts";

/** Every training of this user, followed to its end. */
export interface Trainings extends Disposable {
  jobs(): Iterable<Job>;
  job(taskUUID: string): Job | undefined;
  /** For submitting: what is on disk before it is true. */
  readonly journal: () => Promise<Journal>;
  /**
   * Whether this window follows the trainings; exactly one of all that are
   * open does, and another takes over when it closes or dies.
   */
  isOwner(): boolean;
  /** Whether this window tells the user about it: no other does then. */
  isSpokesman(job: Job): boolean;
  /** Asks for all of them at once, ahead of schedule. */
  askNow(): void;
  /** What the user has to know about the journal itself. */
  notice(): string | undefined;
  readonly onDidChange: vscode.Event<readonly Job[]>;
}

export function createTrainings(options: {
  readonly journalFile: string;
  readonly clientFor: FollowerOptions["clientFor"];
  readonly onServiceChange: vscode.Event<unknown>;
  readonly log: vscode.LogOutputChannel;
}): Trainings {
  const { log } = options;
  const changed = new vscode.EventEmitter<readonly Job[]>();
  let journal: Journal | undefined;
  let problem: string | undefined;
  let ownership: Ownership | undefined;
  let isDisposed = false;

  const opening = openJournal(options.journalFile, { now: Date.now });
  const following = opening.then((opened) => {
    journal = opened;
    opened.onChange(({ events }) => {
      const touched = new Set(events.map(({ taskUUID }) => taskUUID));
      changed.fire(
        [...touched].flatMap((taskUUID) => opened.job(taskUUID) ?? []),
      );
    });
    changed.fire([...opened.jobs().values()]);
    const follower = createFollower({
      journal: opened,
      clientFor: options.clientFor,
      now: Date.now,
      setTimer(run, delayMs) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      focused: () => vscode.window.state.focused,
      settings: () => ({ pollIntervalMs: settings.pollingIntervalMs() }),
      log: (line) => log.info(line),
      isOwner: follows,
      isAlive,
    });
    ownership = createOwnership({
      file: options.journalFile,
      log: (line) => log.info(line),
      // What the owner before found out and told is not news.
      prepare: () => opened.refresh(),
      onOwned() {
        log.info("This window follows the trainings.");
        changed.fire([...opened.jobs().values()]);
        askNow();
        opened
          .compact()
          .catch((error: unknown) => log.warn("Compacting", String(error)));
      },
    });
    if (isDisposed) {
      void ownership.dispose();
      void follower.dispose();
    }
    return follower;
  });
  following.catch((error: unknown) => {
    problem = vscode.l10n.t(
      "The record of trainings can't be opened: {0}",
      String(error),
    );
    log.error(problem);
    changed.fire([]);
  });

  const isOwner = () => ownership?.isOwner() ?? false;

  /**
   * A rehearsal is played within the window that began it; one at an address
   * that isn't this machine's setting, by the terminal that began it.
   */
  function follows({ plan: { service }, processId }: Job): boolean {
    if (service.endpoint === ownRehearsal.endpoint && isAlive(processId)) {
      return processId === process.pid;
    }
    const isElsewhere =
      service.kind === "rehearsal" &&
      service.endpoint !== ownRehearsal.endpoint &&
      service.endpoint !== settings.endpoint();
    return isOwner() && !isElsewhere;
  }

  /** Where it was submitted, somebody waits for it. */
  function isSpokesman({ processId }: Job): boolean {
    return isAlive(processId) ? processId === process.pid : isOwner();
  }

  function askNow(): void {
    following
      .then(async (follower) => follower.pollNow())
      .catch((error: unknown) => log.warn("Asking now", String(error)));
  }

  const subscriptions = [
    changed,
    options.onServiceChange(askNow),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      // Timers are held back while nobody looks.
      if (focused) askNow();
    }),
  ];

  return {
    jobs: () => journal?.jobs().values() ?? [],
    job: (taskUUID) => journal?.job(taskUUID),
    journal: () => opening,
    isOwner,
    isSpokesman,
    askNow,
    notice: () => problem ?? (journal && setAsideNotice(journal)),
    onDidChange: changed.event,
    dispose() {
      isDisposed = true;
      for (const subscription of subscriptions) subscription.dispose();
      void following
        .then(async (follower) => follower.dispose())
        .then(async () => ownership?.dispose())
        .then(async () => journal?.close())
        .catch(() => undefined);
    },
  };
}

function setAsideNotice(journal: Journal): string | undefined {
  const lines = journal
    .setAside()
    .reduce((sum, { lines: count }) => sum + count, 0);
  const [first] = journal.setAside();
  if (!first) return undefined;
  return vscode.l10n.t(
    "Part of the record of trainings couldn't be read (lines: {0}); it is kept in {1}.",
    lines,
    first.savedAs,
  );
}
