import path from "node:path";
import type { Inspector } from "../engine/inspect/createInspector.ts";
import { createInspector } from "../engine/inspect/createInspector.ts";
import { cacheFolder } from "./cacheFolder.ts";

/** The programs are built into one folder. */
export const workerFile = path.join(__dirname, "worker.js");

/**
 * Runs `work` with an inspector and a signal that Ctrl-C aborts, and waits
 * until nothing is left running.
 */
export async function withInspector<Result>(
  isCached: boolean,
  work: (inspector: Inspector, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancelling = new AbortController();
  const cancel = () => cancelling.abort();
  process.once("SIGINT", cancel).once("SIGTERM", cancel);
  const inspector = createInspector({
    workerFile,
    ...(isCached && { cacheFolder: cacheFolder() }),
  });
  try {
    return await work(inspector, cancelling.signal);
  } finally {
    process.off("SIGINT", cancel).off("SIGTERM", cancel);
    await inspector.dispose();
  }
}
