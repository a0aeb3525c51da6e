import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import type {
  ImageRecord,
  ImageRequest,
  PendingImage,
} from "../../core/evaluation/imageRecord.ts";
import { parsePendingImage } from "../../core/evaluation/imageRecord.ts";
import type { TrainableFormat } from "../../core/limits.ts";
import { writing } from "../unwritable.ts";
import { writeFileAtomically, writeNewFile } from "../writeFileAtomically.ts";
import type { StoredImage } from "./evaluationFiles.ts";
import {
  forgetPending,
  imageName,
  modelFolder,
  pendingFile,
  readRecord,
} from "./evaluationFiles.ts";
import type { GeneratedPicture } from "./generatedImage.ts";

const extensions: Readonly<Record<TrainableFormat, string>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
};

/**
 * Puts a request on disk, to last, before it goes out. When there is one for
 * this picture already (a crash, another window), that one is returned instead:
 * its UUID is asked about before anything is paid a second time.
 */
export async function beginPending(
  datasetFolder: string,
  request: PendingImage,
): Promise<{ readonly pending: PendingImage; readonly isNew: boolean }> {
  const file = pendingFile(datasetFolder, request);
  const text = `${JSON.stringify(request, undefined, 2)}\n`;
  await writing(file, () => makeFolder(path.dirname(file)));
  if (await writeNewFile(file, text)) return { pending: request, isNew: true };
  const earlier = parsePendingImage(await readRecord(file));
  if (earlier && isSamePicture(earlier, request)) {
    return { pending: earlier, isNew: false };
  }
  // Cut while it was written, so its request never went out.
  await writeFileAtomically(file, text, { isDurable: true });
  return { pending: request, isNew: true };
}

/** Picture, then record, then the request is forgotten: a crash anywhere between costs a second download, never a second picture. */
export async function storeImage(
  datasetFolder: string,
  pending: PendingImage,
  picture: GeneratedPicture,
  about: DeliveryFacts,
): Promise<StoredImage> {
  const folder = modelFolder(datasetFolder, pending);
  const name = imageName(pending);
  const file = `${name}.${extensionOf(picture)}`;
  const record = recordOf(pending, about, file);
  await writeFileAtomically(path.join(folder, file), picture.bytes);
  await writeFileAtomically(
    path.join(folder, `${name}.json`),
    `${JSON.stringify(record, undefined, 2)}\n`,
  );
  await forgetPending(datasetFolder, pending);
  return { record, path: path.join(folder, file) };
}

/** What became known of a picture when it came. */
export type DeliveryFacts = Pick<
  ImageRecord,
  "imageUUID" | "seed" | "costUSD" | "NSFW" | "createdAt"
>;

/** The record of a picture that came. */
export function recordOf(
  pending: PendingImage,
  about: DeliveryFacts,
  file: string,
): ImageRecord {
  const { reference, index, modelVersion } = pending;
  return {
    promptKey: pending.promptKey,
    prompt: pending.prompt,
    width: pending.width,
    height: pending.height,
    quality: pending.quality,
    ...(reference && { reference }),
    ...(index !== undefined && { index }),
    air: pending.air,
    ...(modelVersion !== undefined && { modelVersion }),
    taskUUID: pending.taskUUID,
    rehearsal: pending.rehearsal,
    ...about,
    file,
  };
}

/** Without the dot. */
export function extensionOf({ format }: GeneratedPicture): string {
  return extensions[format];
}

function isSamePicture(one: ImageRequest, other: ImageRequest): boolean {
  return (
    one.promptKey === other.promptKey &&
    one.prompt === other.prompt &&
    one.width === other.width &&
    one.height === other.height &&
    one.quality === other.quality &&
    one.index === other.index &&
    JSON.stringify(one.reference) === JSON.stringify(other.reference) &&
    one.air === other.air &&
    one.rehearsal === other.rehearsal
  );
}
