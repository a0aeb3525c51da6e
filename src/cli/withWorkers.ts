import type { Inspector } from "../engine/inspect/createInspector.ts";
import { createInspector } from "../engine/inspect/createInspector.ts";
import type { Linter } from "../engine/lint/createLinter.ts";
import { createLinter } from "../engine/lint/createLinter.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { startWorkers, workerFile } from "./startWorkers.ts";
import { withCancelling } from "./withCancelling.ts";

/** What looks into pictures and judges them, in the same processes. */
export interface Workers {
  readonly inspector: Inspector;
  readonly linter: Linter;
}

/**
 * Runs `work` with workers and a signal that Ctrl-C aborts. Workers that have done their
 * work end when this program does, which doesn't wait for that; after an error they are stopped.
 */
export async function withWorkers<Result>(
  isCached: boolean,
  work: (workers: Workers, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const pool = startWorkers();
  return withCancelling(async (signal) => {
    const inspector = createInspector({
      ...{ workerFile, pool },
      ...(isCached && { cacheFolder: cacheFolder() }),
    });
    const linter = createLinter({ workerFile, pool });
    try {
      return await work({ inspector, linter }, signal);
    } catch (error) {
      await pool.stop();
      throw error;
    } finally {
      await Promise.all([inspector.dispose(), linter.dispose()]);
    }
  });
}
