import pLimit from "p-limit";
import { EngineError } from "../errors.ts";
import type { WorkerRequest } from "./messages.ts";
import type { Worker, WorkerAnswer } from "./startWorker.ts";
import { startWorker } from "./startWorker.ts";
import { say } from "../../core/words/text.ts";

/** Workers that do one thing each at a time, started when there is work. */
export interface WorkerPool {
  /**
   * Lends a worker for as long as the work takes.
   *
   * @throws {EngineError} `worker` when none can be started; the signal's
   *   reason when aborted before the work began; what the work throws
   */
  use<Result>(
    work: (ask: Ask) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result>;
  stop(): Promise<void>;
}

export type Ask = (request: WorkerRequest) => Promise<WorkerAnswer>;

export interface WorkerPoolOptions {
  readonly workerFile: string;
  /** Workers, and so requests in flight. */
  readonly concurrency: number;
  /** One answer may take this long. */
  readonly answerWithinMs: number;
  /** Without work for this long the workers are stopped: each holds some 80 MB. */
  readonly idleMs: number;
}

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { workerFile, concurrency, answerWithinMs, idleMs } = options;
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
    use: (work, signal) =>
      limit(async () => {
        signal?.throwIfAborted();
        if (isStopped) {
          throw new EngineError("worker", say`The workers have been stopped.`);
        }
        const worker = take();
        worker.hold(true);
        try {
          return await work((request) =>
            worker.ask(request, { silenceMs: answerWithinMs }),
          );
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
