import { setImmediate } from "node:timers/promises";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { Proposal, Wishes } from "../../core/narrowing/proposal.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import type { WorkerRequest } from "../worker/messages.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import { startWorker } from "../worker/startWorker.ts";

/**
 * Facts of many images in a process of their own: comparing thousands takes
 * seconds, in which this one has to stay free.
 */
export interface OpenLibrary {
  /**
   * @throws {EngineError} `worker`; the signal's reason when it was opened with
   *   one that is aborted. Both end the library.
   */
  narrow(wishes: Wishes): Promise<Proposal>;
  dispose(): Promise<void>;
}

/** Handed over at once: about 2 ms of this process's time. */
const imagesAtOnce = 25;
/**
 * 5,000 images on few grounds take some 40 s of one core, 10,000 four times
 * that, and a machine may be busy. The user can stop.
 */
const silenceMs = 20 * 60_000;

/** Hands a folder's facts to a worker and keeps it for questions. */
export async function openLibrary(
  { images, ...rest }: Dataset,
  {
    workerFile,
    signal,
  }: { readonly workerFile: string; readonly signal?: AbortSignal },
): Promise<OpenLibrary> {
  signal?.throwIfAborted();
  const worker = startWorker(workerFile);
  const stop = () => void worker.stop();
  signal?.addEventListener("abort", stop, { once: true });
  const dispose = async () => {
    signal?.removeEventListener("abort", stop);
    await worker.stop();
  };
  // It takes one question at a time.
  let last: Promise<unknown> = Promise.resolve();
  const ask = <Answer>(
    request: WorkerRequest,
    pick: (answer: WorkerAnswer) => Answer | undefined,
  ): Promise<Answer> => {
    const asked = last.then(async () => {
      signal?.throwIfAborted();
      const answer = await worker.ask(request, { silenceMs });
      signal?.throwIfAborted();
      return pick(answer) ?? throwFor(answer);
    });
    last = asked.catch(() => undefined);
    return asked;
  };

  try {
    for (let from = 0; from < images.length; from += imagesAtOnce) {
      const part = images.slice(from, from + imagesAtOnce);
      await ask({ kind: "facts", images: part }, ({ kind }) =>
        kind === "noted" ? true : undefined,
      );
      await setImmediate();
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    narrow: (wishes) =>
      ask({ kind: "narrow", library: rest, wishes }, (answer) =>
        answer.kind === "narrowed" ? answer.proposal : undefined,
      ),
    dispose,
  };
}

function throwFor(answer: WorkerAnswer): never {
  if (answer.kind === "failed") {
    throw new EngineError(answer.reason, answer.said);
  }
  const what =
    answer.kind === "crashed" || answer.kind === "silent"
      ? say`Comparing the images stopped (${answer.detail}).`
      : say`The worker answered out of turn.`;
  throw new EngineError("worker", what);
}
