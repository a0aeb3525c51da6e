import type { Dataset } from "../../core/dataset/facts.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import { EngineError } from "../errors.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import { createWorkerPool } from "../worker/workerPool.ts";

/** Lints in a process of its own: thousands of pictures compared in pairs take seconds. */
export interface Linter {
  /**
   * @throws {EngineError} `worker` when the process can't be started, ends or
   *   takes too long; the signal's reason when aborted
   */
  lint(dataset: Dataset, signal?: AbortSignal): Promise<LintReport>;
  dispose(): Promise<void>;
}

/** What is sent at once is copied at once: this many take a millisecond or two. */
const factsAtOnce = 100;

/** 10,000 pictures take less than a minute. */
const lintWithinMs = 300_000;

export function createLinter({
  workerFile,
  idleMs = 10_000,
}: {
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  /** How long the process waits for more work, milliseconds. @default 10,000 */
  readonly idleMs?: number;
}): Linter {
  const pool = createWorkerPool({
    workerFile,
    concurrency: 1,
    answerWithinMs: lintWithinMs,
    idleMs,
  });
  return {
    lint: ({ images, ...dataset }, signal) =>
      pool.use(async (ask) => {
        for (let from = 0; from < images.length; from += factsAtOnce) {
          const some = images.slice(from, from + factsAtOnce);
          const answer = await ask({ kind: "facts", images: some });
          if (answer.kind !== "noted") throw failureIn(answer);
        }
        // Sent whatever the signal says: it makes the process forget the facts.
        const answer = await ask({ kind: "lint", dataset });
        signal?.throwIfAborted();
        if (answer.kind !== "linted") throw failureIn(answer);
        return answer.report;
      }, signal),
    dispose: () => pool.stop(),
  };
}

function failureIn(answer: WorkerAnswer): EngineError {
  switch (answer.kind) {
    case "failed":
      return new EngineError(answer.reason, answer.message);
    case "crashed":
    case "silent":
      return new EngineError("worker", `Linting stopped (${answer.detail}).`);
    default:
      return new EngineError("worker", "The worker answered out of turn.");
  }
}
