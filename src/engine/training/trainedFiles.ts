import { stat } from "node:fs/promises";
import path from "node:path";
import type { TrainedFile } from "../../core/dataset/lock.ts";
import { folderOfModel } from "../../core/evaluation/folderOfModel.ts";
import type { SucceededJob } from "../../core/training/job.ts";
import { readLock, updateVersion } from "../dataset/lockFile.ts";
import { downloadFile } from "./downloadFile.ts";

/** Where a trained model's files are kept, relative to the dataset; with `/`. */
export const modelsFolder = ".style-trainer/models";

/**
 * Downloads the files of a training into its dataset's folder, and notes in
 * the lock where they are. What is there already isn't fetched again; nothing
 * is ever overwritten. Resolves with the files as the lock has them now.
 *
 * @throws {DownloadError}; {EngineError} as `updateVersion`, `unwritable`; the
 *   reason of an abort
 */
export async function downloadTrainedFiles(
  job: SucceededJob,
  options: {
    readonly fetch: typeof globalThis.fetch;
    readonly signal: AbortSignal;
    /** Of the file that is being fetched; the total where it is told. */
    readonly onProgress?: (doneBytes: number, totalBytes?: number) => void;
  },
): Promise<readonly TrainedFile[]> {
  const { plan, taskUUID } = job;
  const { folder } = plan.dataset;
  const modelFolder = `${modelsFolder}/${folderOfModel(
    job.air ?? plan.model.air,
    plan.service.kind === "rehearsal",
  )}`;
  let files = await knownFiles(job);
  for (const [index, known] of files.entries()) {
    const url = job.files[index]?.url;
    if (url === undefined || (await isHere(folder, known))) continue;
    const { file, bytes, sha256 } = await downloadFile({
      url,
      stem: stemOf(job.air ?? plan.model.air),
      folder: path.join(folder, modelFolder),
      ...options,
    });
    files = files.with(index, {
      ...known,
      file: `${modelFolder}/${file}`,
      bytes,
      sha256,
    });
    // After each: the next one may fail.
    await updateVersion(folder, plan.zip.sha256, {
      training: { taskUUID, files },
    });
  }
  return files;
}

async function knownFiles(job: SucceededJob): Promise<readonly TrainedFile[]> {
  const { lock } = await readLock(job.plan.dataset.folder);
  const noted = lock.versions.find(
    ({ training }) => training?.taskUUID === job.taskUUID,
  )?.training?.files;
  return job.files.map((_, index) => noted?.[index] ?? {});
}

/**
 * After the model, and not after the last part of the address: the lock names
 * the file, and an address can be guessed from its last part.
 */
function stemOf(air: string): string {
  const name = /:([^:@]+)@/.exec(air)?.[1] ?? air;
  return name.replace(/[^\w-]+/g, "-").slice(0, 80);
}

/** As the lock says; a file that was moved or cut is fetched anew. */
async function isHere(
  folder: string,
  { file, bytes }: TrainedFile,
): Promise<boolean> {
  // The lock comes with the repository: it may name anything.
  if (!file?.startsWith(`${modelsFolder}/`)) return false;
  if (file.split(/[\\/]/).includes("..")) return false;
  const found = await stat(path.join(folder, file)).catch(() => undefined);
  return found?.isFile() === true && found.size === bytes;
}
