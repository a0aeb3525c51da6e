import type { SmallPicture } from "../worker/messages.ts";
import { createWorkerPool } from "../worker/workerPool.ts";

/** One picture may take this long. */
const withinMs = 30_000;

/**
 * Small copies of pictures, by path, made in a process of its own. What can't
 * be read or decoded is left out.
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function embedPictures(
  paths: readonly string[],
  {
    workerFile,
    longSide,
    signal,
  }: {
    readonly workerFile: string;
    /** Pixels. */
    readonly longSide: number;
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, SmallPicture>> {
  const pool = createWorkerPool({
    workerFile,
    processes: 1,
    shares: 2,
    idleMs: withinMs,
  });
  const small = new Map<string, SmallPicture>();
  try {
    await Promise.all(
      [...new Set(paths)].map((path) =>
        pool.use(async (ask) => {
          const answer = await ask({ kind: "embed", path, longSide }, withinMs);
          signal.throwIfAborted();
          if (answer.kind === "embedded") small.set(path, answer);
        }, signal),
      ),
    );
  } finally {
    await pool.stop();
  }
  return small;
}
