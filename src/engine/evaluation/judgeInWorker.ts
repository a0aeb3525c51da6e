import { setImmediate } from "node:timers/promises";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import type {
  JudgedModel,
  Judgement,
} from "../../core/evaluation/judgeModels.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import type { JudgeRequest } from "../worker/messages.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import { startWorker } from "../worker/startWorker.ts";

/** Handed over at once: about 3 ms of this process's time. */
const factsAtOnce = 50;
/** Hundreds of pictures take seconds; a busy machine may take minutes. */
const silenceMs = 10 * 60_000;

/**
 * Judges in a process of its own: chance is asked thousands of times, and every
 * picture is compared with every training picture.
 * @param models newest first
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function judgeInWorker(
  models: readonly JudgedModel[],
  {
    workerFile,
    signal,
  }: { readonly workerFile: string; readonly signal: AbortSignal },
): Promise<Judgement> {
  signal.throwIfAborted();
  const { facts, request } = numbered(models);
  const worker = startWorker(workerFile);
  const stop = () => void worker.stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (let from = 0; from < facts.length; from += factsAtOnce) {
      const images = facts.slice(from, from + factsAtOnce);
      const answer = await worker.ask({ kind: "facts", images }, { silenceMs });
      signal.throwIfAborted();
      if (answer.kind !== "noted") throw failureIn(answer);
      await setImmediate();
    }
    const answer = await worker.ask(request, { silenceMs });
    signal.throwIfAborted();
    if (answer.kind !== "judged") throw failureIn(answer);
    return answer.judgement;
  } catch (error) {
    // A worker that was stopped fails in its own words.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.stop();
  }
}

/** Every picture once, however many models were trained on it. */
function numbered(models: readonly JudgedModel[]): {
  readonly facts: readonly ImageFacts[];
  readonly request: JudgeRequest;
} {
  const places = new Map<ImageFacts, number>();
  const placeOf = (facts: ImageFacts) => {
    const place = places.get(facts) ?? places.size;
    places.set(facts, place);
    return place;
  };
  const numberedModels = models.map(({ air, training, drawn }) => ({
    air,
    training: training.map(placeOf),
    drawn: drawn.map(({ id, promptKey, facts }) => ({
      id,
      promptKey,
      at: placeOf(facts),
    })),
  }));
  return {
    facts: [...places.keys()],
    request: { kind: "judge", models: numberedModels },
  };
}

function failureIn(answer: WorkerAnswer): EngineError {
  if (answer.kind === "failed") {
    return new EngineError(answer.reason, answer.said);
  }
  return new EngineError(
    "worker",
    answer.kind === "crashed" || answer.kind === "silent"
      ? say`Comparing the images stopped (${answer.detail}).`
      : say`The worker answered out of turn.`,
  );
}
