import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import { EngineError } from "../errors.ts";
import type { WorkerRequest } from "./messages.ts";
import type { Worker, WorkerAnswer } from "./startWorker.ts";
import { startWorker } from "./startWorker.ts";
import { say } from "../../core/words/text.ts";

/** Workers, started when there is work. */
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

/** @param silenceMs without a word for this long the worker is stopped */
export type Ask = (
  request: WorkerRequest,
  silenceMs: number,
) => Promise<WorkerAnswer>;

export interface WorkerPoolOptions {
  readonly workerFile: string;
  /** Default: 1, or 2 from four cores on. */
  readonly processes?: number;
  /** Pieces of work that share one of them: one is measured while the next are read and decoded. @default 3 */
  readonly shares?: number;
  /** Without work for this long the workers are stopped: each holds some 80 MB. @default 10,000 */
  readonly idleMs?: number;
}

export function createWorkerPool({
  workerFile,
  processes = availableParallelism() < 4 ? 1 : 2,
  shares = 3,
  idleMs = 10_000,
}: WorkerPoolOptions): WorkerPool {
  const limit = pLimit(processes * shares);
  /** With how much work each has. */
  const workers = new Map<Worker, number>();
  let resting: NodeJS.Timeout | undefined;

  let isStopped = false;

  const rest = async () => {
    clearTimeout(resting);
    const all = [...workers.keys()];
    workers.clear();
    await Promise.all(all.map((worker) => worker.stop()));
  };
  const take = () => {
    clearTimeout(resting);
    for (const worker of workers.keys()) {
      if (!worker.isAlive) workers.delete(worker);
    }
    const [least] = [...workers].sort(([, one], [, other]) => one - other);
    const isNeeded = !least || (least[1] > 0 && workers.size < processes);
    const worker = isNeeded ? startWorker(workerFile) : least[0];
    worker.hold(true);
    workers.set(worker, (workers.get(worker) ?? 0) + 1);
    return worker;
  };
  const giveBack = (worker: Worker) => {
    const left = (workers.get(worker) ?? 0) - 1;
    if (left < 0) return;
    workers.set(worker, left);
    if (left === 0) worker.hold(false);
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
        try {
          return await work((request, silenceMs) =>
            worker.ask(request, { silenceMs }),
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
