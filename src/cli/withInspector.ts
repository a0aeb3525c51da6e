import path from "node:path";
import type { Inspector } from "../engine/inspect/createInspector.ts";
import { createInspector } from "../engine/inspect/createInspector.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { programFolder } from "./programFolder.ts";
import { withCancelling } from "./withCancelling.ts";

export const workerFile = path.join(programFolder, "worker.js");

/**
 * Runs `work` with an inspector and a signal that Ctrl-C aborts, and waits
 * until nothing is left running.
 */
export async function withInspector<Result>(
  isCached: boolean,
  work: (inspector: Inspector, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return withCancelling(async (signal) => {
    const inspector = createInspector({
      workerFile,
      ...(isCached && { cacheFolder: cacheFolder() }),
    });
    try {
      return await work(inspector, signal);
    } finally {
      await inspector.dispose();
    }
  });
}
