import pLimit from "p-limit";
import { EngineError } from "../errors.ts";
import type { InspectRequest } from "../worker/messages.ts";
import type { Worker, WorkerAnswer } from "../worker/startWorker.ts";
import { startWorker } from "../worker/startWorker.ts";

/** Workers that look into one file each, started when there is work. */
export interface WorkerPool {
  /**
   * @throws {EngineError} `worker` when none can be started; the signal's
   *   reason when aborted before the work began
   */
  inspect(
    request: InspectRequest,
    signal: AbortSignal | undefined,
  ): Promise<WorkerAnswer>;
  stop(): Promise<void>;
}

export interface WorkerPoolOptions {
  readonly workerFile: string;
  /** Workers, and so files in flight. */
  readonly concurrency: number;
  /** One file may take this long. */
  readonly fileWithinMs: number;
  /** Without work for this long the workers are stopped: each holds some 80 MB. */
  readonly idleMs: number;
}

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { workerFile, concurrency, fileWithinMs, idleMs } = options;
  const limit = pLimit(concurrency);
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let resting: NodeJS.Timeout | undefined;

  let isStopped = false;

  const rest = async () => {
    clearTimeout(resting);
    const workers = [...all];
    all.clear();
    idle.length = 0;
    await Promise.all(workers.map((worker) => worker.stop()));
  };
  const take = () => {
    clearTimeout(resting);
    const free = idle.pop();
    if (free?.isAlive) return free;
    if (free) all.delete(free);
    const started = startWorker(workerFile);
    all.add(started);
    return started;
  };
  const giveBack = (worker: Worker) => {
    if (!all.has(worker)) return;
    if (!worker.isAlive) {
      all.delete(worker);
      return;
    }
    worker.hold(false);
    idle.push(worker);
    if (limit.activeCount <= 1 && limit.pendingCount === 0) {
      resting = setTimeout(() => void rest(), idleMs).unref();
    }
  };

  return {
    inspect: (request, signal) =>
      limit(async () => {
        signal?.throwIfAborted();
        if (isStopped) {
          throw new EngineError("worker", "The inspector has been stopped.");
        }
        const worker = take();
        worker.hold(true);
        try {
          return await worker.ask(request, { silenceMs: fileWithinMs });
        } finally {
          giveBack(worker);
        }
      }),
    async stop() {
      isStopped = true;
      await rest();
    },
  };
}
