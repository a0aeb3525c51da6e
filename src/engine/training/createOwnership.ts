import { systemCode } from "../errors.ts";

/** Who of several processes does what only one may do. */
export interface Ownership {
  isOwner(): boolean;
  /** Gives it up, so that another can take over at once. */
  dispose(): Promise<void>;
}

/** An owner that hasn't renewed its claim for so long is taken to be gone. */
const usualStaleMs = 5_000;

/**
 * Claims a file for this process, now or as soon as its owner gives it up or
 * dies. The claim is a folder beside the file, renewed while the process lives;
 * a machine that slept, or a process that hung, finds out that it lost it.
 */
export function createOwnership(options: {
  readonly file: string;
  /** What has to be done first whenever this process is to become the owner. */
  readonly prepare: () => Promise<void>;
  /** Called each time it has become the owner. */
  readonly onOwned: () => void;
  readonly log: (line: string) => void;
  /** How long until a dead owner is replaced; 2 s at least. */
  readonly staleMs?: number;
}): Ownership {
  const { file, log, staleMs = usualStaleMs } = options;
  let release: (() => Promise<void>) | undefined;
  let isOwner = false;
  let isDisposed = false;
  let timer: NodeJS.Timeout | undefined;
  let lastProblem: string | undefined;

  async function claim(): Promise<void> {
    try {
      // Loaded here: it isn't small, and a window shouldn't open later for it.
      const { default: lockfile } = await import("proper-lockfile");
      release = await lockfile.lock(file, {
        lockfilePath: `${file}.owner`,
        // The file itself may be made later.
        realpath: false,
        stale: staleMs,
        onCompromised: lose,
      });
      lastProblem = undefined;
      await options.prepare();
      // It may have been lost meanwhile.
      isOwner = isClaimed();
    } catch (error) {
      if (systemCode(error) !== "ELOCKED") complain(error);
      await giveUp();
      claimLater();
    }
    if (isOwner && !isDisposed) options.onOwned();
  }

  function isClaimed(): boolean {
    return release !== undefined;
  }

  function lose(error: Error): void {
    log(`Another window follows the trainings now: ${error.message}`);
    isOwner = false;
    release = undefined;
    claimLater();
  }

  async function giveUp(): Promise<void> {
    const releaseNow = release;
    isOwner = false;
    release = undefined;
    await releaseNow?.().catch(complain);
  }

  function claimLater(): void {
    if (isDisposed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void (claiming = claim()), staleMs / 4);
  }

  /** Once, not at every attempt. */
  function complain(error: unknown): void {
    const problem = String(error);
    if (problem !== lastProblem) log(`Claiming ${file}: ${problem}`);
    lastProblem = problem;
  }

  let claiming = claim();
  return {
    isOwner: () => isOwner,
    async dispose() {
      isDisposed = true;
      clearTimeout(timer);
      await claiming;
      await giveUp();
    },
  };
}
