import { AddressError, fetchPublic, isGone } from "../fetchPublic.ts";
import type { GeneratedPicture } from "./generatedImage.ts";
import {
  DeliveryError,
  generatedPicture,
  maxGeneratedBytes,
  tooLarge,
} from "./generatedImage.ts";
import { say } from "../../core/words/text.ts";

const defaultTimeoutMs = 120_000;

/** Fetches one picture. Throws DeliveryError, or the reason of the abort. */
export type FetchPicture = (
  url: string,
  signal: AbortSignal,
) => Promise<GeneratedPicture>;

/** Fetches generated pictures without any key, from where `fetchPublic` may. */
export function createFetchPicture({
  fetch,
  timeoutMs = defaultTimeoutMs,
}: {
  readonly fetch: typeof globalThis.fetch;
  /** Deadline from the first byte out to the last byte in. */
  readonly timeoutMs?: number;
}): FetchPicture {
  return async (url, signal) => {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline]);
      return await read(await fetchPublic(url, { fetch, signal: either }));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError) throw error;
      if (error instanceof AddressError) {
        throw new DeliveryError("address", error.said, error);
      }
      throw new DeliveryError(
        "unreachable",
        deadline.aborted
          ? say`The picture didn't arrive within ${timeoutMs / 1000} seconds.`
          : say`The picture can't be fetched.`,
        error,
      );
    }
  };
}

async function read(response: Response): Promise<GeneratedPicture> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new DeliveryError(
      isGone(response) ? "gone" : "unreachable",
      isGone(response)
        ? say`The picture is no longer where the service put it.`
        : say`The picture's server answers HTTP ${response.status}.`,
    );
  }
  const type = response.headers.get("content-type") ?? "";
  // Stores that don't know what they hold say "octet-stream"; bytes decide.
  if (!/^(?:image\/|application\/octet-stream|binary\/|$)/i.test(type)) {
    await response.body?.cancel();
    throw new DeliveryError(
      "no-picture",
      say`Instead of a picture came ${type.slice(0, 60)}.`,
    );
  }
  if (Number(response.headers.get("content-length")) > maxGeneratedBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxGeneratedBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return generatedPicture(Buffer.concat(chunks, bytes));
}
