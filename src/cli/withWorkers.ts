import type { Inspector } from "../engine/inspect/createInspector.ts";
import { createInspector } from "../engine/inspect/createInspector.ts";
import type { Linter } from "../engine/lint/createLinter.ts";
import { createLinter } from "../engine/lint/createLinter.ts";
import type { WorkerPool } from "../engine/worker/workerPool.ts";
import { createWorkerPool } from "../engine/worker/workerPool.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { workerFile } from "./startWorkers.ts";
import { withCancelling } from "./withCancelling.ts";

/** What looks into pictures and judges them, in the same processes. */
export interface Workers {
  readonly inspector: Inspector;
  readonly linter: Linter;
}

/**
 * Runs `work` with workers and a signal that Ctrl-C aborts, and waits until
 * nothing is left running.
 *
 * @param pool whose workers they are; it is stopped
 */
export async function withWorkers<Result>(
  isCached: boolean,
  work: (workers: Workers, signal: AbortSignal) => Promise<Result>,
  pool: WorkerPool = createWorkerPool({ workerFile }),
): Promise<Result> {
  return withCancelling(async (signal) => {
    const inspector = createInspector({
      ...{ workerFile, pool },
      ...(isCached && { cacheFolder: cacheFolder() }),
    });
    const linter = createLinter({ workerFile, pool });
    try {
      return await work({ inspector, linter }, signal);
    } finally {
      await Promise.all([inspector.dispose(), linter.dispose()]);
    }
  });
}
