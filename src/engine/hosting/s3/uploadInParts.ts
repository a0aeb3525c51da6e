import type { TrainingPlan } from "../../../core/training/plan.ts";
import { say } from "../../../core/words/text.ts";
import { rangeOf } from "../plannedZip.ts";
import type { StoredPart } from "./s3Answers.ts";
import type { S3Client } from "./s3Client.ts";
import type { UploadRecord, UploadRecords } from "./uploadRecords.ts";
import { failing } from "./s3Failures.ts";

/** An upload nobody went on with for so long is removed at the storage. */
const maxAgeMs = 7 * 24 * 60 * 60 * 1000;
const cleanupMs = 10_000;

export interface UploadInParts {
  readonly zip: TrainingPlan["zip"];
  /** See `placeName`. */
  readonly place: string;
  readonly key: string;
  readonly client: S3Client;
  readonly records: UploadRecords;
  /** Of a new upload; one that is gone on with keeps its own. */
  readonly partBytes: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onSent: (sentBytes: number) => void;
}

/**
 * Uploads a checked ZIP in parts. What a cut, a crash or a restart leaves
 * behind is gone on with; what the user gives up is removed at the storage.
 */
export async function uploadInParts(upload: UploadInParts): Promise<void> {
  const { client, key, records, signal } = upload;
  await removeForgotten(upload);
  const { record, held } = await goOnOrBegin(upload);
  try {
    const etags = await sendMissing(upload, record, held);
    const isDone = await client.complete(key, record.uploadId, etags, signal);
    await records.remove(record);
    // Another window may have completed it, or an answer got lost.
    if (!isDone && (await client.sizeOf(key, signal)) !== upload.zip.bytes) {
      throw failing(
        "storage",
        say`The storage has lost the upload. Submit again to upload anew.`,
      );
    }
  } catch (error) {
    if (signal.aborted) await remove(upload, record);
    throw error;
  }
}

interface Begun {
  readonly record: UploadRecord;
  /** What the storage says it holds. */
  readonly held: readonly StoredPart[];
}

async function goOnOrBegin(upload: UploadInParts): Promise<Begun> {
  const { client, key, place, records, partBytes, now, signal } = upload;
  const known = await records.find(place, key);
  if (known) {
    const held = await client.parts(key, known.uploadId, signal);
    if (held) return { record: known, held };
    // Gone at the storage, or one that doesn't tell what it holds.
    await remove(upload, known);
  }
  const uploadId = await client.begin(key, signal);
  const record = { place, key, uploadId, partBytes, begunAtMs: now() };
  try {
    await records.write(record);
  } catch (error) {
    // Nobody would know of it any more.
    await remove(upload, record);
    throw error;
  }
  return { record, held: [] };
}

/** Sends what the storage doesn't hold yet; resolves with every part's ETag. */
async function sendMissing(
  { zip, client, key, signal, onSent }: UploadInParts,
  { uploadId, partBytes: fullBytes }: UploadRecord,
  held: readonly StoredPart[],
): Promise<ReadonlyMap<number, string>> {
  const there = new Map(held.map((part) => [part.number, part]));
  const etags = new Map<number, string>();
  for (let number = 1, start = 0; start < zip.bytes; number += 1) {
    const bytes = Math.min(fullBytes, zip.bytes - start);
    const part = there.get(number);
    const before = start;
    const etag =
      part?.bytes === bytes
        ? part.etag
        : await client.putPart(
            { key, uploadId, number },
            await rangeOf(zip.file, start, bytes),
            signal,
            (sentBytes) => onSent(before + sentBytes),
          );
    etags.set(number, etag);
    start += bytes;
    onSent(start);
  }
  return etags;
}

/** A storage charges for parts until somebody removes them. */
async function removeForgotten(upload: UploadInParts): Promise<void> {
  const { place, key, records, now } = upload;
  for (const record of await records.all()) {
    const isOld = now() - record.begunAtMs > maxAgeMs;
    const isForgotten = isOld && record.key !== key;
    if (record.place === place && isForgotten) await remove(upload, record);
  }
}

/** The user waits no longer, so it is tried for a moment, and once. */
async function remove(
  { client, records }: UploadInParts,
  record: UploadRecord,
): Promise<void> {
  try {
    const signal = AbortSignal.timeout(cleanupMs);
    await client.abort(record.key, record.uploadId, signal);
  } catch {
    // The record stays, so that the next upload there tries again.
    return;
  }
  await records.remove(record);
}
