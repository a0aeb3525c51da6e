import { stringIn } from "../core/json.ts";
import { english, say } from "../core/words/text.ts";
import type { MediaSource, ServiceClient, UploadedMedia } from "./answers.ts";
import type { ClientOptions } from "./clientOptions.ts";
import type { Envelope, WireItem } from "./envelope.ts";
import { itemFor } from "./itemFor.ts";
import { retryReads } from "./retryReads.ts";
import { ServiceError } from "./serviceError.ts";
import { getResponseTask, mediaUploadFrame } from "./tasks.ts";
import type { Post } from "./transport.ts";

const askAgainMs = 2000;
const maxQuestions = 240;
/** A deadline for an upload grows with it: 15 minutes, and a slow line's pace. */
const baseTimeoutMs = 15 * 60_000;
const slowestBytesPerMs = 64;

/**
 * Uploads to the service's media storage. Repeated under a new UUID when it
 * fails on the way: the worst case is a file nobody uses.
 */
export function createUpload(
  post: Post,
  options: ClientOptions,
): ServiceClient["uploadMedia"] {
  return (media, signal, onProgress) =>
    retryReads(
      async () => {
        const taskUUID = options.newUUID();
        const body = uploadBody(taskUUID, media, onProgress);
        const envelope = await post(body, signal, {
          timeoutMs: baseTimeoutMs + body.bytes / slowestBytesPerMs,
        });
        return (
          readMedia(itemFor(taskUUID, envelope)) ??
          (await waitForMedia(taskUUID, post, options, signal))
        );
      },
      options,
      signal,
    );
}

/** Large uploads are first answered with a placeholder instead of a UUID. */
async function waitForMedia(
  taskUUID: string,
  post: Post,
  options: ClientOptions,
  signal: AbortSignal,
): Promise<UploadedMedia> {
  for (let question = 0; question < maxQuestions; question += 1) {
    await options.sleep(askAgainMs, signal);
    const envelope = await retryReads(
      () => post({ tasks: [getResponseTask(taskUUID)] }, signal),
      options,
      signal,
    );
    const media = isSilent(envelope)
      ? undefined
      : readMedia(itemFor(taskUUID, envelope));
    if (media) return media;
  }
  const said = say`The upload was taken, but the service never said where it is.`;
  throw new ServiceError({
    category: "refused",
    message: english(said),
    said,
  });
}

function isSilent({ items, errors }: Envelope): boolean {
  return items.length === 0 && errors.length === 0;
}

function readMedia(item: WireItem): UploadedMedia | undefined {
  const mediaUUID = stringIn(item, "mediaUUID");
  const mediaURL = stringIn(item, "mediaURL");
  return mediaUUID !== undefined && /^[0-9a-f-]{32,36}$/i.test(mediaUUID)
    ? { mediaUUID, ...(mediaURL !== undefined && { mediaURL }) }
    : undefined;
}

function uploadBody(
  taskUUID: string,
  media: MediaSource,
  onProgress: ((sentBytes: number) => void) | undefined,
): { bytes: number; chunks: () => AsyncIterable<Uint8Array> } {
  const encoder = new TextEncoder();
  const [beforeText, afterText] = mediaUploadFrame(taskUUID);
  const before = encoder.encode(beforeText);
  const after = encoder.encode(afterText);
  const source =
    typeof media === "string"
      ? fromText(encoder.encode(JSON.stringify(media).slice(1, -1)))
      : media;
  return {
    bytes: before.length + source.bytes + after.length,
    chunks: async function* () {
      yield before;
      let sentBytes = 0;
      for await (const chunk of source.chunks()) {
        yield chunk;
        sentBytes += chunk.length;
        onProgress?.(sentBytes);
      }
      yield after;
    },
  };
}

function fromText(text: Uint8Array): Exclude<MediaSource, string> {
  return {
    bytes: text.length,
    chunks: async function* () {
      yield await Promise.resolve(text);
    },
  };
}
