import { createHash } from "node:crypto";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { reasonOf } from "./reasonOf.ts";

/** What is at an address; `what` goes on from its host and path. */
export type Reading =
  | { readonly kind: "package" }
  /** Nothing could be read, or not to its end. */
  | { readonly kind: "unreadable"; readonly what: string }
  | { readonly kind: "other"; readonly what: string };

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
      what: `can't be reached: ${reasonOf(error)}`,
    };
  }
  try {
    if (!response.ok) {
      return {
        kind: "unreadable",
        what: `answers HTTP ${response.status} without credentials; the service would get the same`,
      };
    }
    const length = response.headers.get("content-length");
    if (length !== null && Number(length) !== zip.bytes) {
      return {
        kind: "other",
        what: `holds ${length} bytes; the package has ${zip.bytes}`,
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
      what: `breaks off after ${bytes} bytes: ${reasonOf(error)}`,
    };
  }
  return bytes === zip.bytes && hash.digest("hex") === zip.sha256
    ? { kind: "package" }
    : { kind: "other", what: "holds another file than the package" };
}

/** A signed address is a secret: only its host and path are repeated. */
export function refusedReading(
  url: URL,
  { what }: Exclude<Reading, { readonly kind: "package" }>,
  next: string,
): EngineError {
  return new EngineError(
    "refused",
    `${url.host}${url.pathname} ${what}${next}.`,
  );
}
