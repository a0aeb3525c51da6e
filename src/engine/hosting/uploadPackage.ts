import type { TrainingPlan } from "../../core/training/plan.ts";
import { isSafeForKeys } from "../../core/training/serviceAddress.ts";
import { say } from "../../core/words/text.ts";
import type { ServiceClient, UploadedMedia } from "../../service/answers.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { tooLarge } from "./hostingLimits.ts";
import type { MediaRecords } from "./mediaRecords.ts";
import type { Reading } from "./readAsService.ts";
import { readAsService, sayReading } from "./readAsService.ts";
import { sendInline } from "./sendInline.ts";

/** What is remembered of uploads to the media storage, and for whom. */
export interface MediaMemory {
  /** Whose media they are: other keys can't use them. */
  readonly account: string;
  readonly records: MediaRecords;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a training failed with it, so that it is rather not used again. */
  readonly isDoubtful: (mediaUUID: string) => boolean;
}

interface Upload {
  readonly zip: TrainingPlan["zip"];
  readonly client: ServiceClient;
  /** Without it the ZIP is uploaded each time. */
  readonly memory?: MediaMemory;
  readonly signal: AbortSignal;
  readonly onProgress?: OnHostingProgress;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Sees to it that the ZIP is in the service's media storage; resolves with its
 * UUID. What was uploaded within a day is used again if nothing speaks against
 * it: where the service told an address, that is read.
 */
export async function uploadPackage(upload: Upload): Promise<string> {
  const { zip, memory } = upload;
  const refusal = tooLarge("runware", zip.bytes);
  if (refusal) throw new EngineError("refused", refusal, { file: zip.file });
  if (memory) {
    const known = await memory.records.find(memory.account, zip.sha256);
    if (known) {
      if (await isStillThere(known, memory, upload)) return known.mediaUUID;
      await memory.records.forget(known);
    }
  }
  const media = await sendInline(upload);
  const reading = await readMedia(media, upload);
  // That the address is open to everybody isn't promised; that it holds the file is.
  if (reading?.kind === "other") {
    const said = sayReading(new URL(media.mediaURL ?? ""), reading);
    throw new EngineError(
      "refused",
      say`${said} although the ZIP was just uploaded: submit again, or choose another way of hosting.`,
    );
  }
  await memory?.records.remember({
    ...media,
    account: memory.account,
    sha256: zip.sha256,
    uploadedAtMs: memory.now(),
  });
  return media.mediaUUID;
}

async function isStillThere(
  media: UploadedMedia,
  memory: MediaMemory,
  upload: Upload,
): Promise<boolean> {
  if (memory.isDoubtful(media.mediaUUID)) return false;
  const reading = await readMedia(media, upload);
  return reading === undefined || reading.kind === "package";
}

/** What is at the address the service told; undefined: it told none. */
async function readMedia(
  { mediaURL }: UploadedMedia,
  upload: Upload,
): Promise<Reading | undefined> {
  return mediaURL !== undefined && isSafeForKeys(mediaURL)
    ? readAsService(new URL(mediaURL), upload)
    : undefined;
}
