import { isDeepStrictEqual } from "node:util";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import type { WorkerPool } from "../worker/workerPool.ts";
import { createWorkerPool } from "../worker/workerPool.ts";

/**
 * Lints in a process of its own: thousands of pictures compared in pairs take
 * seconds. The same facts have the same report, so an unchanged dataset isn't
 * linted again.
 */
export interface Linter {
  /**
   * @throws {EngineError} `worker` when the process can't be started, ends or
   *   takes too long; the signal's reason when aborted
   */
  lint(dataset: Dataset, signal?: AbortSignal): Promise<LintReport>;
  /** Stops the workers unless they were lent. */
  dispose(): Promise<void>;
}

/** What is sent at once is copied at once: this many take a millisecond or two. */
const factsAtOnce = 100;

/** Thousands of pictures that are all alike take minutes. */
const lintWithinMs = 900_000;

/** Datasets whose last report is kept. */
const mostKept = 8;

export function createLinter({
  workerFile,
  idleMs = 10_000,
  pool: lent,
}: {
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  /** How long the process waits for more work, milliseconds. @default 10,000 */
  readonly idleMs?: number;
  /** Lent: whose workers lint. Default: its own. */
  readonly pool?: WorkerPool;
}): Linter {
  const pool = lent ?? createWorkerPool({ workerFile, idleMs });
  let kept: readonly Kept[] = [];

  async function lintInWorker(
    { images, ...dataset }: Dataset,
    signal: AbortSignal | undefined,
  ): Promise<LintReport> {
    // It answers nothing while it judges, and knows the facts of one set at a time.
    return pool.useAlone(async (ask) => {
      for (let from = 0; from < images.length; from += factsAtOnce) {
        const some = images.slice(from, from + factsAtOnce);
        const answer = await ask({ kind: "facts", images: some }, lintWithinMs);
        if (answer.kind !== "noted") throw failureIn(answer);
      }
      // Sent whatever the signal says: it makes the process forget the facts.
      const answer = await ask({ kind: "lint", dataset }, lintWithinMs);
      signal?.throwIfAborted();
      if (answer.kind !== "linted") throw failureIn(answer);
      return answer.report;
    }, signal);
  }

  return {
    async lint(dataset, signal) {
      const same = kept.find((each) => isSame(each.dataset, dataset));
      const report = same?.report ?? (await lintInWorker(dataset, signal));
      const others = kept.filter((each) => each !== same);
      kept = [{ dataset, report }, ...others].slice(0, mostKept);
      return report;
    },
    dispose: async () => {
      if (!lent) await pool.stop();
    },
  };
}

interface Kept {
  readonly dataset: Dataset;
  readonly report: LintReport;
}

/** Facts of an unchanged file are the same object; the rest is read anew each time. */
function isSame(
  { images, ...rest }: Dataset,
  { images: newImages, ...newRest }: Dataset,
): boolean {
  return (
    images.length === newImages.length &&
    images.every((facts, index) => facts === newImages[index]) &&
    isDeepStrictEqual(rest, newRest)
  );
}

function failureIn(answer: WorkerAnswer): EngineError {
  switch (answer.kind) {
    case "failed":
      return new EngineError(answer.reason, answer.said);
    case "crashed":
    case "silent":
      return new EngineError(
        "worker",
        say`Linting stopped (${answer.detail}).`,
      );
    case "inspected":
    case "packaged":
    case "noted":
    case "narrowed":
    case "linted":
    case "judged":
    case "embedded":
      return new EngineError("worker", say`The worker answered out of turn.`);
  }
}
