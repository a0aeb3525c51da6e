import { existsSync } from "node:fs";
import path from "node:path";
import type { WorkerPool } from "../engine/worker/workerPool.ts";
import { createWorkerPool } from "../engine/worker/workerPool.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { programFolder } from "./programFolder.ts";

export const workerFile = path.join(programFolder, "worker.js");

/** Workers for pictures; where none of them can be known yet, the first starts at once. */
export function startWorkers(isCached: boolean): WorkerPool {
  const pool = createWorkerPool({ workerFile });
  if (!isCached || !existsSync(cacheFolder())) pool.warm();
  return pool;
}
