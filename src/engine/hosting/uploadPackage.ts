import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { ServiceClient } from "../../service/answers.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostPackage.ts";

/**
 * Media storage takes files as text within JSON. The longest text a JavaScript
 * service can hold is 512 Mi characters, which is 384 MiB before base64; this
 * stays well below, since the service names no limit.
 */
export const maxInlineZipBytes = 256 * 1024 * 1024;

const prefix = Buffer.from("data:application/zip;base64,");
/** A multiple of three, so that chunks are encoded without padding between. */
const chunkBytes = 3 * 64 * 1024;

/** Uploads the ZIP to the service's media storage; resolves with its UUID. */
export async function uploadPackage({
  zip,
  client,
  signal,
  onProgress,
}: {
  readonly zip: TrainingPlan["zip"];
  readonly client: ServiceClient;
  readonly signal: AbortSignal;
  readonly onProgress?: OnHostingProgress;
}): Promise<string> {
  if (zip.bytes > maxInlineZipBytes) {
    throw new EngineError(
      "refused",
      `The ZIP has ${megabytes(zip.bytes)} MB; the service's media storage is used up to ${megabytes(maxInlineZipBytes)} MB. Put it on a server of your own and name its address under \`hosting\` in the manifest.`,
      { file: zip.file },
    );
  }
  const { size } = await fs.stat(zip.file);
  if (size !== zip.bytes) throw changed(zip);
  const source = {
    bytes: prefix.length + Math.ceil(zip.bytes / 3) * 4,
    chunks: () => encode(zip, (error) => stop.abort(error)),
  };
  // A ZIP that isn't the one planned ends the upload, which isn't tried again.
  const stop = new AbortController();
  const { mediaUUID } = await client.uploadMedia(
    source,
    AbortSignal.any([signal, stop.signal]),
    (sent) => {
      const doneBytes = Math.floor(((sent - prefix.length) * 3) / 4);
      onProgress?.(Math.min(Math.max(0, doneBytes), zip.bytes), zip.bytes);
    },
  );
  return mediaUUID;
}

/** The file as a data URI, read while it is sent; fails if it isn't the ZIP planned. */
async function* encode(
  zip: TrainingPlan["zip"],
  onBroken: (error: EngineError) => void,
): AsyncGenerator<Uint8Array> {
  yield prefix;
  const hash = createHash("sha256");
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  const stream = createReadStream(zip.file, { highWaterMark: chunkBytes });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const usable = whole.length - (whole.length % 3);
    rest = whole.subarray(usable);
    yield Buffer.from(whole.toString("base64", 0, usable), "latin1");
  }
  if (bytes !== zip.bytes || hash.digest("hex") !== zip.sha256) {
    const error = changed(zip);
    onBroken(error);
    throw error;
  }
  if (rest.length > 0) yield Buffer.from(rest.toString("base64"), "latin1");
}

function changed(zip: TrainingPlan["zip"]): EngineError {
  return new EngineError(
    "changed",
    "The ZIP has changed since it was packaged.",
    { file: zip.file },
  );
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
