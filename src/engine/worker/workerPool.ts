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
   * Lends a worker, which may have other work too, for as long as the work takes.
   *
   * @throws {EngineError} `worker` when none can be started; the signal's
   *   reason when aborted before the work began; what the work throws
   */
  use: Lend;
  /**
   * Lends a worker that has no other work meanwhile: an idle one, or one more. For
   * what keeps it from answering, and for what it has to keep in mind.
   */
  useAlone: Lend;
  /**
   * Starts a worker before there are pictures, where they are certain to come: getting
   * ready for them takes as long as what else has to be done first.
   */
  warm(): void;
  stop(): Promise<void>;
}

type Lend = <Result>(
  work: (ask: Ask) => Promise<Result>,
  signal: AbortSignal | undefined,
) => Promise<Result>;

/** @param silenceMs without a word for this long the worker is stopped */
export type Ask = (
  request: WorkerRequest,
  silenceMs: number,
) => Promise<WorkerAnswer>;

export interface WorkerPoolOptions {
  readonly workerFile: string;
  /** That share work. Default: 1, or 2 from four cores on. */
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
  const sharing = pLimit(processes * shares);
  const alone = pLimit(1);
  /** With how much work each has; `Infinity`: alone with its work. */
  const workers = new Map<Worker, number>();
  let resting: NodeJS.Timeout | undefined;
  let isStopped = false;

  const rest = async () => {
    clearTimeout(resting);
    const all = [...workers.keys()];
    workers.clear();
    await Promise.all(all.map((worker) => worker.stop()));
  };
  const take = (isAlone: boolean) => {
    clearTimeout(resting);
    for (const worker of workers.keys()) {
      if (!worker.isAlive) workers.delete(worker);
    }
    const open = [...workers].filter(([, load]) => load < Infinity);
    const [least] = open.sort(([, one], [, other]) => one - other);
    const isFree =
      least && (least[1] === 0 || (!isAlone && open.length >= processes));
    const worker = isFree ? least[0] : startWorker(workerFile);
    worker.hold(true);
    workers.set(worker, isAlone ? Infinity : (workers.get(worker) ?? 0) + 1);
    return worker;
  };
  const leave = (worker: Worker, left: number) => {
    workers.set(worker, left);
    if (left === 0) worker.hold(false);
  };
  const giveBack = (worker: Worker) => {
    const load = workers.get(worker);
    if (load !== undefined) leave(worker, load === Infinity ? 0 : load - 1);
    restSoon();
  };
  const restSoon = () => {
    if ([...workers.values()].every((each) => each === 0)) {
      clearTimeout(resting);
      resting = setTimeout(() => void rest(), idleMs).unref();
    }
  };
  const lend = async <Result>(
    isAlone: boolean,
    work: (ask: Ask) => Promise<Result>,
    signal: AbortSignal | undefined,
  ) => {
    signal?.throwIfAborted();
    if (isStopped) {
      throw new EngineError("worker", say`The workers have been stopped.`);
    }
    const worker = take(isAlone);
    try {
      return await work((request, silenceMs) =>
        worker.ask(request, { silenceMs }),
      );
    } finally {
      giveBack(worker);
    }
  };

  return {
    use: (work, signal) => sharing(() => lend(false, work, signal)),
    useAlone: (work, signal) => alone(() => lend(true, work, signal)),
    warm() {
      if (isStopped || workers.size > 0) return;
      leave(startWorker(workerFile, true), 0);
      restSoon();
    },
    async stop() {
      isStopped = true;
      await rest();
    },
  };
}
