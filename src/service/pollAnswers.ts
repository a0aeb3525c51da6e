import { isRecord, numberIn, own, stringIn } from "../core/json.ts";
import type { OutputFile } from "../core/training/job.ts";
import type { GeneratedImage, PollAnswer } from "./answers.ts";
import type { Envelope, WireError, WireItem } from "./envelope.ts";
import { readError } from "./envelope.ts";

/** What an answer says about one task, from its items and its errors. */
export function pollAnswerFor(
  taskUUID: string,
  envelope: Envelope,
): PollAnswer {
  const errors = envelope.errors.filter((error) => error.taskUUID === taskUUID);
  const verdict = errors.find((error) => isVerdict(error, envelope.httpStatus));
  if (verdict) return { kind: "failed", ...verdict.failure };
  const items = envelope.items.filter(
    (item) => stringIn(item, "taskUUID") === taskUUID,
  );
  if (items.length > 0) return readItems(items, envelope);
  const trouble = errors.find(
    (error) => error.failure.category !== "not-found",
  );
  return trouble ? { kind: "unheard", ...trouble.failure } : { kind: "none" };
}

/**
 * A question about a task carries the task's own UUID, so an error with that
 * UUID may be about the task or about the question. Taking a running training
 * for failed costs a second one, so only what can't be about the question is
 * a verdict.
 */
function isVerdict(
  { failure, status, taskType }: WireError,
  httpStatus: number,
): boolean {
  const isFailed =
    status !== undefined && failedWords.has(status.toLowerCase());
  const isSaidOfTask = taskType !== undefined && taskType !== "getResponse";
  switch (failure.category) {
    case "key":
    case "forbidden":
    case "busy":
    case "not-found":
    case "conflict":
    case "offline":
    case "nonsense":
    case "storage-key":
    case "storage":
    case "here":
      return false;
    case "balance":
    case "timeout":
    case "server":
      return httpStatus < 400 && (isFailed || isSaidOfTask);
    case "provider":
    case "refused":
    case "unsafe":
      if (isFailed) return true;
      if (httpStatus >= 500) return false;
      return httpStatus < 400 || taskType !== "getResponse";
  }
}

const failedWords: ReadonlySet<string> = new Set([
  "error",
  "failed",
  "cancelled",
  "canceled",
]);

/** The items of one task; several when it makes several results. */
export function readItems(
  items: readonly WireItem[],
  about: Pick<Envelope, "httpStatus">,
): PollAnswer {
  const answers = items.map((item) => readItem(item, about));
  const succeeded = answers.filter((answer) => answer.kind === "succeeded");
  return (
    answers.find((answer) => answer.kind === "processing") ??
    (succeeded.length > 0 ? merge(succeeded) : undefined) ??
    answers.find((answer) => answer.kind === "failed") ?? { kind: "none" }
  );
}

function readItem(
  item: WireItem,
  about: Pick<Envelope, "httpStatus">,
): PollAnswer {
  const status = stringIn(item, "status")?.toLowerCase();
  const hasFailed =
    status === undefined
      ? (own(item, "error") ?? undefined) !== undefined
      : failedWords.has(status);
  if (hasFailed) {
    const { failure } = readError(own(item, "error") ?? item, about, item);
    return { kind: "failed", ...failure };
  }
  // Final answers without a status have been seen; files alone aren't proof.
  if (status === "success" || (status === undefined && isResult(item))) {
    return readSuccess(item);
  }
  const progress = numberIn(item, "progress");
  return {
    kind: "processing",
    ...(progress !== undefined && { progress }),
    ...(status !== undefined &&
      status !== "processing" && { statusWord: status }),
  };
}

function isResult(item: WireItem): boolean {
  return stringIn(item, "air") !== undefined || readImage(item) !== undefined;
}

function readSuccess(
  item: WireItem,
): Extract<PollAnswer, { readonly kind: "succeeded" }> {
  const air = stringIn(item, "air");
  const costUSD = numberIn(item, "cost");
  const image = readImage(item);
  return {
    kind: "succeeded",
    ...(air !== undefined && { air }),
    ...(costUSD !== undefined && { costUSD }),
    files: readFiles(own(item, "outputs")),
    images: image ? [image] : [],
  };
}

function readFiles(outputs: unknown): readonly OutputFile[] {
  const files = isRecord(outputs) ? own(outputs, "files") : undefined;
  if (!Array.isArray(files)) return [];
  return files.filter(isRecord).flatMap((file) => {
    const url = stringIn(file, "url") ?? stringIn(file, "fileURL");
    const uuid = stringIn(file, "uuid");
    return url === undefined
      ? []
      : [{ url, ...(uuid !== undefined && { uuid }) }];
  });
}

function readImage(item: WireItem): GeneratedImage | undefined {
  const url = stringIn(item, "imageURL");
  const base64 =
    stringIn(item, "imageBase64Data") ??
    stringIn(item, "imageDataURI")?.replace(/^data:[^,]*,/, "");
  if (url === undefined && base64 === undefined) return undefined;
  const imageUUID = stringIn(item, "imageUUID");
  const seed = own(item, "seed");
  const isUnsafe = own(item, "NSFWContent");
  return {
    ...(imageUUID !== undefined && { imageUUID }),
    ...(url !== undefined && { url }),
    ...(base64 !== undefined && { base64 }),
    ...((typeof seed === "number" || typeof seed === "string") && {
      seed: String(seed),
    }),
    ...(typeof isUnsafe === "boolean" && { isUnsafe }),
  };
}

type Succeeded = Extract<PollAnswer, { readonly kind: "succeeded" }>;

function merge(answers: readonly Succeeded[]): Succeeded {
  const air = answers.find((answer) => answer.air !== undefined)?.air;
  const costs = answers.flatMap(({ costUSD }) => costUSD ?? []);
  return {
    kind: "succeeded",
    ...(air !== undefined && { air }),
    ...(costs.length > 0 && {
      costUSD: costs.reduce((sum, cost) => sum + cost, 0),
    }),
    files: answers.flatMap(({ files }) => files),
    images: answers.flatMap(({ images }) => images),
  };
}
