import type { S3Place } from "../../../core/dataset/manifest.ts";
import type { TrainingPlan } from "../../../core/training/plan.ts";
import { say } from "../../../core/words/text.ts";
import { EngineError } from "../../errors.ts";
import type { OnHostingProgress } from "../hostingProgress.ts";
import { requirePlannedZip, wholeZip } from "../plannedZip.ts";
import { readAsService, sayReading } from "../readAsService.ts";
import { createS3Client } from "./s3Client.ts";
import type { S3Credentials } from "./s3Credentials.ts";
import { placeName } from "./s3Credentials.ts";
import { unreachable } from "./s3Failures.ts";
import type { S3Effects } from "./sendSigned.ts";
import type { UploadRecords } from "./uploadRecords.ts";
import { uploadInParts } from "./uploadInParts.ts";

/**
 * Up to `single` bytes a ZIP is sent at once; above, a cut would cost too much.
 * Parts are small enough for a percentage that moves, and above the 5 MiB that
 * storages want; ten thousand of them are 80 GiB.
 */
export const s3Sizes = { single: 64_000_000, part: 8 * 1024 * 1024 };

const checkMs = 30_000;

/** A storage of the user's, and the credentials that are meant for it. */
export interface S3Access {
  readonly credentials: S3Credentials;
  readonly records: UploadRecords;
  readonly effects: S3Effects;
  /** Those above, unless a storage wants others. */
  readonly sizes?: typeof s3Sizes;
}

/**
 * Puts the ZIP into the user's bucket, unless it is there already, and
 * resolves with an address at which anybody reads it for a day; it was read
 * there. The object is named by its content, so nothing is ever overwritten.
 */
export async function uploadToS3(
  place: S3Place,
  options: {
    readonly zip: TrainingPlan["zip"];
    readonly access: S3Access;
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
  },
): Promise<string> {
  const { zip, access, signal, onProgress } = options;
  const { credentials, effects, records, sizes = s3Sizes } = access;
  await requirePlannedZip(zip, signal);
  const client = createS3Client(place, credentials, effects);
  const key = objectKey(place, zip.sha256);
  const read = async (address: URL) =>
    readAsService(address, {
      zip,
      signal,
      fetch: effects.fetch,
      ...(onProgress && { onProgress }),
    });

  if ((await client.sizeOf(key, signal)) === zip.bytes) {
    const there = await client.signedAddress(key);
    if ((await read(there)).kind === "package") return there.href;
  }
  const onSent = (doneBytes: number) =>
    onProgress?.({ step: "upload", doneBytes, totalBytes: zip.bytes });
  try {
    if (zip.bytes <= sizes.single) {
      await client.put(key, wholeZip(zip), signal, onSent);
    } else {
      await uploadInParts({
        zip,
        place: placeName(place),
        key,
        client,
        records,
        partBytes: sizes.part,
        now: effects.now,
        signal,
        onSent,
      });
    }
  } catch (error) {
    // A file that changed on the way looks like a connection that broke.
    if (!signal.aborted) await requirePlannedZip(zip, signal);
    throw error;
  }
  const address = await client.signedAddress(key);
  const reading = await read(address);
  if (reading.kind === "package") return address.href;
  throw new EngineError(
    "refused",
    say`${sayReading(address, reading)} although the ZIP was just uploaded.`,
  );
}

/**
 * Asks the storage for something small, so that wrong credentials, a missing
 * bucket or a wrong clock are told before anything large is sent.
 *
 * @throws ServiceError with words for the user, within half a minute
 */
export async function checkS3Access(
  place: S3Place,
  { credentials, effects }: Pick<S3Access, "credentials" | "effects">,
): Promise<void> {
  const client = createS3Client(place, credentials, effects);
  const patience = AbortSignal.timeout(checkMs);
  try {
    await client.sizeOf(objectKey(place, "style-trainer-check"), patience);
  } catch (error) {
    if (!patience.aborted) throw error;
    throw unreachable(place, `no answer within ${checkMs / 1000} seconds`);
  }
}

function objectKey({ prefix }: S3Place, name: string): string {
  const file = `${name}.zip`;
  return prefix === undefined ? file : `${prefix}/${file}`;
}
