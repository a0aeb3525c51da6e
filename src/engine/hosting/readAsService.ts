import { createHash } from "node:crypto";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { reasonOf } from "./reasonOf.ts";

/** What is at an address; `what` says it of the address. */
export type Reading =
  | { readonly kind: "package" }
  /** Nothing could be read, or not to its end. */
  | { readonly kind: "unreadable"; readonly what: (address: string) => Text }
  | { readonly kind: "other"; readonly what: (address: string) => Text };

/**
 * Reads an address as the service would, to its last byte: without
 * credentials, by GET, since a signed address is often signed for nothing
 * else. Takes no more memory than a piece on its way, whatever the size.
 *
 * @throws the reason of the signal
 */
export async function readAsService(
  url: URL,
  options: {
    readonly zip: TrainingPlan["zip"];
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
    readonly fetch?: typeof globalThis.fetch;
  },
): Promise<Reading> {
  const { zip, signal, fetch = globalThis.fetch } = options;
  let response: Response;
  try {
    response = await fetch(url, {
      // A compressed answer would have another length than the file.
      headers: { "Accept-Encoding": "identity" },
      credentials: "omit",
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    return {
      kind: "unreadable",
      what: (at) => say`${at} can't be reached: ${reasonOf(error)}`,
    };
  }
  try {
    if (!response.ok) {
      return {
        kind: "unreadable",
        what: (at) =>
          say`${at} answers HTTP ${response.status} without credentials; the service would get the same`,
      };
    }
    const length = response.headers.get("content-length");
    if (length !== null && Number(length) !== zip.bytes) {
      return {
        kind: "other",
        what: (at) =>
          say`${at} holds ${length} bytes; the package has ${zip.bytes}`,
      };
    }
    return await compare(response, options);
  } finally {
    await response.body?.cancel().catch(() => undefined);
  }
}

async function compare(
  response: Response,
  {
    zip,
    signal,
    onProgress,
  }: {
    readonly zip: TrainingPlan["zip"];
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
  },
): Promise<Reading> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      hash.update(chunk);
      bytes += chunk.length;
      onProgress?.({
        step: "check",
        doneBytes: Math.min(bytes, zip.bytes),
        totalBytes: zip.bytes,
      });
      if (bytes > zip.bytes) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    return {
      kind: "unreadable",
      what: (at) =>
        say`${at} breaks off after ${bytes} bytes: ${reasonOf(error)}`,
    };
  }
  return bytes === zip.bytes && hash.digest("hex") === zip.sha256
    ? { kind: "package" }
    : {
        kind: "other",
        what: (at) => say`${at} holds another file than the package`,
      };
}

/** A signed address is a secret: only its host and path are repeated. */
export function sayReading(
  url: URL,
  { what }: Exclude<Reading, { readonly kind: "package" }>,
): Text {
  return what(`${url.host}${url.pathname}`);
}
