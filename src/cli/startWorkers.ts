import { existsSync } from "node:fs";
import path from "node:path";
import type { WorkerPool } from "../engine/worker/workerPool.ts";
import { createWorkerPool } from "../engine/worker/workerPool.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { programFolder } from "./programFolder.ts";

export const workerFile = path.join(programFolder, "worker.js");

let early: WorkerPool | undefined;

/**
 * Starts the first worker of a lint before what the command line says is understood,
 * which takes as long, when no picture can be known yet.
 */
export function startEarly(words: readonly string[]): void {
  const isCached = !words.includes("--no-cache") && existsSync(cacheFolder());
  if (words[0] !== "lint" || isCached) return;
  early = createWorkerPool({ workerFile });
  early.warm();
}

/** Workers for pictures. */
export function startWorkers(): WorkerPool {
  return early ?? createWorkerPool({ workerFile });
}
