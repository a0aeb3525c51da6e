import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import fs from "node:fs/promises";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { ServiceClient, UploadedMedia } from "../../service/answers.ts";
import type { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { changedZip } from "./plannedZip.ts";

const prefix = Buffer.from("data:application/zip;base64,");
/** A multiple of three, so that chunks are encoded without padding between. */
const chunkBytes = 3 * 64 * 1024;

/**
 * Sends the ZIP to the service's media storage as a data URI that is made while
 * it is sent: it takes the same memory whatever the size.
 */
export async function sendInline({
  zip,
  client,
  signal,
  onProgress,
}: {
  readonly zip: TrainingPlan["zip"];
  readonly client: ServiceClient;
  readonly signal: AbortSignal;
  readonly onProgress?: OnHostingProgress;
}): Promise<UploadedMedia> {
  const { size } = await fs.stat(zip.file);
  if (size !== zip.bytes) throw changedZip(zip);
  const source = {
    bytes: prefix.length + Math.ceil(zip.bytes / 3) * 4,
    chunks: () => encode(zip, (error) => stop.abort(error)),
  };
  // A ZIP that isn't the one planned ends the upload, which isn't tried again.
  const stop = new AbortController();
  return client.uploadMedia(
    source,
    AbortSignal.any([signal, stop.signal]),
    (sent) => {
      const bytes = Math.floor(((sent - prefix.length) * 3) / 4);
      const doneBytes = Math.min(Math.max(0, bytes), zip.bytes);
      onProgress?.({ step: "upload", doneBytes, totalBytes: zip.bytes });
    },
  );
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
    const error = changedZip(zip);
    onBroken(error);
    throw error;
  }
  if (rest.length > 0) yield Buffer.from(rest.toString("base64"), "latin1");
}
