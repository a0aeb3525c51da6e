import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { folderOfModel } from "../../core/evaluation/folderOfModel.ts";
import type {
  ImageRecord,
  ImageRequest,
  PendingImage,
} from "../../core/evaluation/imageRecord.ts";
import {
  parseImageRecord,
  parsePendingImage,
} from "../../core/evaluation/imageRecord.ts";
import { say } from "../../core/words/text.ts";
import { unwritable } from "../unwritable.ts";

/** A test picture on disk. */
export interface StoredImage {
  readonly record: ImageRecord;
  /** Absolute. */
  readonly path: string;
}

/** What is on disk of a dataset's evaluations. */
export interface Evaluations {
  readonly images: readonly StoredImage[];
  /** Asked for and not yet there. */
  readonly pending: readonly PendingImage[];
}

/** A record is a kilobyte; what is larger was not written by us. */
const maxRecordBytes = 256 * 1024;
const pendingSuffix = ".pending.json";
const recordSuffix = ".json";

/** Where a dataset's test pictures are. */
export function evaluationsFolder(datasetFolder: string): string {
  return path.join(datasetFolder, ".style-trainer", "evaluations");
}

/** The file that holds a picture's place while it is made. */
export function pendingFile(datasetFolder: string, request: ImageName): string {
  return path.join(
    modelFolder(datasetFolder, request),
    `${imageName(request)}${pendingSuffix}`,
  );
}

/** What tells a picture from all others of the dataset. */
type ImageName = Pick<
  ImageRequest,
  "air" | "rehearsal" | "promptKey" | "index"
>;

/** What the files of a picture are called, without suffix; the second one of a prompt `red-fox-8c1f….2`. */
export function imageName({
  promptKey,
  index = 1,
}: Pick<ImageRequest, "promptKey" | "index">): string {
  return index === 1 ? promptKey : `${promptKey}.${index}`;
}

/** The folder of one model's test pictures. */
export function modelFolder(
  datasetFolder: string,
  { air, rehearsal }: Pick<ImageRequest, "air" | "rehearsal">,
): string {
  return path.join(
    evaluationsFolder(datasetFolder),
    folderOfModel(air, rehearsal),
  );
}

/**
 * Reads what is there. Records are only believed where they belong and with
 * their picture beside them; anything else in the folder is left alone.
 */
export async function readEvaluations(
  datasetFolder: string,
): Promise<Evaluations> {
  const images: StoredImage[] = [];
  const pending: PendingImage[] = [];
  const root = evaluationsFolder(datasetFolder);
  for (const folder of await namesIn(root, "folder")) {
    const files = new Set(await namesIn(path.join(root, folder), "file"));
    for (const file of files) {
      const at = path.join(root, folder, file);
      if (file.endsWith(pendingSuffix)) {
        const request = parsePendingImage(await readRecord(at));
        if (request && pendingFile(datasetFolder, request) === at) {
          pending.push(request);
        }
      } else if (file.endsWith(recordSuffix)) {
        const record = parseImageRecord(await readRecord(at));
        if (
          record &&
          files.has(record.file) &&
          path.join(
            modelFolder(datasetFolder, record),
            `${imageName(record)}${recordSuffix}`,
          ) === at
        ) {
          images.push({ record, path: path.join(root, folder, record.file) });
        }
      }
    }
  }
  return { images, pending };
}

/** Parsed JSON, or undefined for a file that is none or can't be read. */
export async function readRecord(file: string): Promise<unknown> {
  try {
    if ((await stat(file)).size > maxRecordBytes) return undefined;
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Forgets a request: its picture is there, or nobody will ask for it again. */
export async function forgetPending(
  datasetFolder: string,
  request: PendingImage,
): Promise<void> {
  const file = pendingFile(datasetFolder, request);
  await rm(file, { force: true }).catch((error: unknown) => {
    throw unwritable(file, error, say`${file} can't be removed`);
  });
}

async function namesIn(
  folder: string,
  kind: "file" | "folder",
): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) =>
        kind === "file" ? entry.isFile() : entry.isDirectory(),
      )
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
