import { EngineError } from "../errors.ts";
import type { PackageRequest } from "../worker/messages.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import { startWorker } from "../worker/startWorker.ts";
import { say } from "../../core/words/text.ts";

/** A disk that gives or takes nothing for this long doesn't answer any more. */
const silenceMs = 60_000;

/**
 * Has a ZIP written by a process of its own: the checksums would keep this
 * one's loop busy, and killing it is a cancellation that always works. Then half
 * a ZIP is left, which is the caller's to remove.
 *
 * @throws {EngineError} what the worker reports, or `worker`; the signal's
 *   reason when aborted
 */
export async function writeZipInWorker({
  workerFile,
  request,
  onProgress,
  signal,
}: {
  readonly workerFile: string;
  readonly request: PackageRequest;
  readonly onProgress: (doneBytes: number) => void;
  readonly signal?: AbortSignal;
}): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const worker = startWorker(workerFile);
  const kill = () => void worker.stop();
  signal?.addEventListener("abort", kill, { once: true });
  try {
    const answer = await worker.ask(request, { silenceMs, onProgress });
    signal?.throwIfAborted();
    return writtenIn(answer);
  } catch (error) {
    // Stopped before it could start is also what cancelling looks like.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", kill);
    await worker.stop();
  }
}

function writtenIn(answer: WorkerAnswer): {
  readonly bytes: number;
  readonly sha256: string;
} {
  switch (answer.kind) {
    case "packaged":
      return { bytes: answer.bytes, sha256: answer.sha256 };
    case "failed":
      throw new EngineError(
        answer.reason,
        answer.said,
        answer.file === undefined ? {} : { file: answer.file },
      );
    case "crashed":
    case "silent":
      throw new EngineError(
        "worker",
        say`Packaging stopped (${answer.detail}).`,
      );
    case "inspected":
    case "noted":
    case "narrowed":
    case "linted":
    case "judged":
    case "embedded":
      throw new EngineError("worker", say`The worker answered out of turn.`);
  }
}
