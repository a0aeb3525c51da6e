import type { PendingImage } from "../../core/evaluation/imageRecord.ts";
import type { EvaluationCell } from "../../core/evaluation/planEvaluation.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import { say } from "../../core/words/text.ts";
import type { GeneratedImage } from "../../service/answers.ts";
import type { ImageOutcome, ImageService } from "./askForImage.ts";
import { askForImage } from "./askForImage.ts";
import type { StoredImage } from "./evaluationFiles.ts";
import { forgetPending } from "./evaluationFiles.ts";
import type { FetchPicture } from "./fetchPicture.ts";
import type { GeneratedPicture } from "./generatedImage.ts";
import { DeliveryError, generatedPicture } from "./generatedImage.ts";
import type { NextAnswer } from "./pollRounds.ts";
import { pollRounds } from "./pollRounds.ts";
import type { ReadReference } from "./referenceImage.ts";
import { ReferenceError, readReferenceImage } from "./referenceImage.ts";
import type { DeliveryFacts } from "./writeEvaluation.ts";
import { beginPending, storeImage } from "./writeEvaluation.ts";

export interface EvaluationRun {
  /** The dataset's folder. */
  readonly folder: string;
  /** What to ask for; see `planEvaluation`. */
  readonly cells: readonly EvaluationCell[];
  /** Whether the client talks to the rehearsal. */
  readonly rehearsal: boolean;
  readonly client: ImageService;
  readonly fetchPicture: FetchPicture;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newUUID: () => string;
  /** Rejects with the signal's reason when aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborting stops asking; what exists stays, what is under way is found again. */
  readonly signal: AbortSignal;
  /** Pictures at a time; three by default. */
  readonly concurrency?: number;
  readonly onChange: (change: CellChange) => void;
  /** Puts a picture where it is to be, and forgets its request; among the test images by default. */
  readonly store?: (
    folder: string,
    pending: PendingImage,
    picture: GeneratedPicture,
    about: DeliveryFacts,
  ) => Promise<StoredImage>;
}

/** News of one cell. All of them wait to begin with; those left at the end still do. */
export type CellChange = {
  readonly promptKey: string;
  readonly air: string;
  /** Which of the pictures of this prompt by this model, from 1. */
  readonly index: number;
} & (
  | { readonly state: "waiting" }
  | { readonly state: "ready"; readonly image: StoredImage }
  | { readonly state: "failed"; readonly failure: ServiceFailure }
);

export interface EvaluationResult {
  readonly ready: number;
  readonly failed: number;
  /** Not asked for, or left on the way. */
  readonly left: number;
  /** Why the run ended early: every further request would have met the same. */
  readonly endedBy?: ServiceFailure;
}

/** Requests under way at a time. */
export const defaultConcurrency = 3;

/**
 * Makes the pictures, a few at a time, and puts each on disk as it arrives.
 * One picture's failure is its own; a missing key, an empty account and a full
 * disk end the run. Doesn't reject: an abort ends it with cells left.
 */
export async function runEvaluation(
  run: EvaluationRun,
): Promise<EvaluationResult> {
  const nextAnswer = pollRounds(run.client, run.sleep, run.signal);
  const queue = run.cells[Symbol.iterator]();
  let ready = 0;
  let failed = 0;
  let endedBy: ServiceFailure | undefined;
  const work = async () => {
    for (const cell of queue) {
      const name = nameOf(cell);
      if (run.signal.aborted || endedBy) return;
      const made = await makeImage(cell, run, nextAnswer);
      if (made === undefined) return;
      if ("image" in made) {
        ready += 1;
        run.onChange({ ...name, state: "ready", image: made.image });
      } else {
        failed += 1;
        if (!made.isAlone && endsRun(made.failure)) endedBy ??= made.failure;
        run.onChange({ ...name, state: "failed", failure: made.failure });
      }
    }
  };
  for (const cell of run.cells) {
    run.onChange({ ...nameOf(cell), state: "waiting" });
  }
  const workers = run.concurrency ?? defaultConcurrency;
  await Promise.all(Array.from({ length: workers }, work));
  const left = run.cells.length - ready - failed;
  return { ready, failed, left, ...(endedBy && { endedBy }) };
}

type Made =
  | { readonly image: StoredImage }
  /** `isAlone`: the reason is this picture's own, others aren't touched by it. */
  | { readonly failure: ServiceFailure; readonly isAlone?: true }
  /** Aborted. */
  | undefined;

async function makeImage(
  cell: EvaluationCell,
  run: EvaluationRun,
  nextAnswer: NextAnswer,
): Promise<Made> {
  try {
    const read = await referenceOf(cell, run);
    const { pending, isNew } = await beginPending(
      run.folder,
      requestFor(cell, run, read),
    );
    const outcome = await askForImage(pending, isNew, {
      ...run,
      nextAnswer,
      reference: read?.sent,
    });
    if (outcome.kind === "succeeded")
      return await fetchIn(pending, outcome, run);
    if (outcome.isOver) await forgetPending(run.folder, pending);
    return { failure: outcome.failure };
  } catch (error) {
    if (run.signal.aborted) return undefined;
    const message = error instanceof Error ? error.message : String(error);
    const failure = { category: "here", message } as const;
    return error instanceof ReferenceError
      ? { failure, isAlone: true }
      : { failure };
  }
}

function nameOf({ promptKey, version, index = 1 }: EvaluationCell) {
  return { promptKey, air: version.air, index };
}

async function referenceOf(
  { prompt }: EvaluationCell,
  { folder }: EvaluationRun,
): Promise<ReadReference | undefined> {
  return prompt.reference
    ? await readReferenceImage(folder, prompt.reference)
    : undefined;
}

function requestFor(
  { promptKey, prompt, version, index = 1 }: EvaluationCell,
  { rehearsal, newUUID, now }: EvaluationRun,
  read: ReadReference | undefined,
): PendingImage {
  const { modelVersion } = version;
  return {
    promptKey,
    prompt: prompt.prompt,
    width: prompt.width,
    height: prompt.height,
    quality: prompt.quality,
    ...(read && { reference: read.used }),
    ...(index > 1 && { index }),
    air: version.air,
    ...(modelVersion !== undefined && { modelVersion }),
    taskUUID: newUUID(),
    rehearsal,
    requestedAt: new Date(now()).toISOString(),
  };
}

async function fetchIn(
  pending: PendingImage,
  { images, costUSD }: Extract<ImageOutcome, { readonly kind: "succeeded" }>,
  run: EvaluationRun,
): Promise<Made> {
  const [generated] = images;
  try {
    const picture = await pictureOf(generated, run);
    const store = run.store ?? storeImage;
    const image = await store(run.folder, pending, picture, {
      ...(generated?.imageUUID !== undefined && {
        imageUUID: generated.imageUUID,
      }),
      ...(generated?.seed !== undefined && { seed: generated.seed }),
      ...(costUSD !== undefined && { costUSD }),
      ...(generated?.isUnsafe !== undefined && { NSFW: generated.isUnsafe }),
      createdAt: new Date(run.now()).toISOString(),
    });
    return { image };
  } catch (error) {
    run.signal.throwIfAborted();
    if (!(error instanceof DeliveryError)) throw error;
    // It was made and paid; only a picture that is gone has to be made anew.
    if (error.reason === "gone") await forgetPending(run.folder, pending);
    const { message, said } = error;
    return { failure: { category: "offline", message, said } };
  }
}

async function pictureOf(
  generated: GeneratedImage | undefined,
  { fetchPicture, signal }: EvaluationRun,
): Promise<GeneratedPicture> {
  if (generated?.base64 !== undefined) {
    return generatedPicture(Buffer.from(generated.base64, "base64"));
  }
  if (generated?.url !== undefined) {
    return await fetchPicture(generated.url, signal);
  }
  throw new DeliveryError(
    "gone",
    say`The service says the picture is made and doesn't say where it is.`,
  );
}

/** Whether every further request would meet the same. */
function endsRun({ category }: ServiceFailure): boolean {
  return (
    category === "key" ||
    category === "forbidden" ||
    category === "balance" ||
    category === "here"
  );
}
