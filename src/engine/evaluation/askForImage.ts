import type { PendingImage } from "../../core/evaluation/imageRecord.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type {
  ImageAnswer,
  ImageTask,
  PollAnswer,
  ServiceClient,
} from "../../service/answers.ts";
import { failureOf } from "../../service/serviceError.ts";
import type { NextAnswer } from "./pollRounds.ts";

/** The part of the service this needs. */
export type ImageService = Pick<
  ServiceClient,
  "requestImages" | "poll" | "taskDetails"
>;

/** What became of one request. `isOver`: it need not be asked about again. */
export type ImageOutcome =
  | Extract<PollAnswer, { readonly kind: "succeeded" }>
  | {
      readonly kind: "failed";
      readonly failure: ServiceFailure;
      readonly isOver: boolean;
    };

interface Circumstances {
  readonly client: ImageService;
  /** The reference as it is sent; undefined: the prompt has none. */
  readonly reference: ImageTask["reference"];
  readonly nextAnswer: NextAnswer;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Answers without a word until the archive is asked as well. */
const silentAnswersUntilDetails = 3;
/** How long one picture is waited for in one run. */
const patienceMs = 10 * 60 * 1000;
/** After this a request that leads nowhere no longer stands in a new one's way. */
const oldRequestMs = 24 * 60 * 60 * 1000;
/** Waits before a request that was turned away for now goes out again. */
const laterDelaysMs = [2_000, 4_000, 8_000, 16_000, 30_000] as const;

/**
 * Follows one request to its end. A request of an earlier run is asked about
 * first; it is sent (again, with its own UUID, so that it can't be paid twice)
 * only when neither the queue nor the archive knows it.
 */
export async function askForImage(
  pending: PendingImage,
  isNew: boolean,
  run: Circumstances,
): Promise<ImageOutcome> {
  const sentAtMs = run.now();
  let sent: Sent = isNew ? await send(pending, run) : { kind: "unknown" };
  let silentAnswers = 0;
  for (;;) {
    if (sent.kind === "succeeded") return sent;
    if (sent.kind === "failed") return ended(sent);
    const answer = await run.nextAnswer(pending.taskUUID);
    silentAnswers = answer.kind === "none" ? silentAnswers + 1 : 0;
    switch (answer.kind) {
      case "succeeded":
        return answer;
      case "failed":
        return ended(answer);
      case "processing":
        sent = { kind: "accepted" };
        break;
      case "unheard":
        if (isHopeless(answer)) return later(answer, pending, run);
        break;
      case "none":
        if (sent.kind !== "unknown") break;
        if (silentAnswers < silentAnswersUntilDetails) break;
        sent = await lookUpOrSend(pending, run);
        break;
    }
    if (run.now() - sentAtMs > patienceMs) {
      return answer.kind === "none" && sent.kind === "accepted"
        ? { kind: "failed", failure: lostSight, isOver: true }
        : later(answer.kind === "unheard" ? answer : tooSlow, pending, run);
    }
  }
}

type Sent = ImageAnswer | { readonly kind: "unknown" };

async function lookUpOrSend(
  pending: PendingImage,
  run: Circumstances,
): Promise<Sent> {
  try {
    const known = await run.client.taskDetails(pending.taskUUID, run.signal);
    switch (known.kind) {
      case "succeeded":
      case "failed":
        return known;
      case "processing":
        return { kind: "accepted" };
      case "unheard":
        return { kind: "unknown" };
      case "none":
        return await send(pending, run);
    }
  } catch (error) {
    run.signal.throwIfAborted();
    const failure = failureOf(error);
    // An archive without this task answers in either way.
    return failure.category === "not-found"
      ? await send(pending, run)
      : { kind: "unknown" };
  }
}

async function send(pending: PendingImage, run: Circumstances): Promise<Sent> {
  for (const delayMs of [...laterDelaysMs, undefined]) {
    try {
      return await run.client.requestImages(
        {
          taskUUID: pending.taskUUID,
          model: pending.air,
          positivePrompt: pending.prompt,
          width: pending.width,
          height: pending.height,
          quality: pending.quality,
          ...(run.reference && { reference: run.reference }),
        },
        run.signal,
      );
    } catch (error) {
      run.signal.throwIfAborted();
      const failure = failureOf(error);
      switch (failure.category) {
        case "conflict":
          return { kind: "accepted" };
        case "timeout":
        case "offline":
        case "server":
        case "nonsense":
          return { kind: "unknown" };
        case "busy":
        case "provider":
          if (delayMs === undefined || !isForNow(failure)) {
            return { kind: "failed", ...failure };
          }
          await run.sleep(failure.retryAfterMs ?? delayMs, run.signal);
          break;
        case "key":
        case "forbidden":
        case "balance":
        case "refused":
        case "not-found":
        case "unsafe":
        case "storage-key":
        case "storage":
        case "here":
          return { kind: "failed", ...failure };
      }
    }
  }
  return { kind: "unknown" };
}

/** Turned away, nothing accepted. A model isn't ready for a moment after its training. */
function isForNow({ category, code = "" }: ServiceFailure): boolean {
  return category === "busy" || /notready/i.test(code);
}

function ended({
  kind,
  ...failure
}: Extract<PollAnswer, { readonly kind: "failed" }>): ImageOutcome {
  return { kind, failure, isOver: true };
}

/** Kept for another try, unless it has been in the way for too long. */
function later(
  { category, message }: ServiceFailure,
  { requestedAt }: PendingImage,
  { now }: Circumstances,
): ImageOutcome {
  const isOver = now() - Date.parse(requestedAt) > oldRequestMs;
  return { kind: "failed", failure: { category, message }, isOver };
}

/** Asking on would get the same answer. */
function isHopeless({ category }: ServiceFailure): boolean {
  return category === "key" || category === "forbidden";
}

const lostSight: ServiceFailure = {
  category: "timeout",
  message:
    "The service took the request and has said nothing of it for ten minutes.",
};

const tooSlow: ServiceFailure = {
  category: "timeout",
  message:
    "The picture isn't there after ten minutes; the service works on it.",
};
