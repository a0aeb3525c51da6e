import path from "node:path";
import pLimit from "p-limit";
import type { Dataset, ImageFacts } from "../../core/dataset/facts.ts";
import { emptyManifest } from "../../core/dataset/manifest.ts";
import type { FileEntry, Inspector } from "../inspect/createInspector.ts";
import { untilAborted } from "../untilAborted.ts";
import { findCandidates } from "./findCandidates.ts";
import { readLock } from "./lockFile.ts";
import { readManifest } from "./readManifest.ts";
import { scanFolder } from "./scanFolder.ts";

/** Each may have a file of the cache open. */
const inspectionsAtOnce = 16;

export interface ReadDatasetOptions {
  readonly inspector: Inspector;
  /** Heard at once, even while a drive doesn't answer. */
  readonly signal?: AbortSignal;
  /** Called while names, sizes and times are looked up, which a slow drive takes its time for. */
  readonly onListing?: (done: number, total: number) => void;
  /** Called after each picture, and once at the start with `done` 0. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads one dataset: names, manifest, lock and the facts of every picture in
 * the folder, excluded ones included.
 *
 * @throws {EngineError} `unreadable-folder`, `worker`; the signal's reason
 *   when aborted
 */
export function readDataset(
  folder: string,
  options: ReadDatasetOptions,
): Promise<Dataset> {
  return untilAborted(read(folder, options), options.signal);
}

async function read(
  folder: string,
  { inspector, signal, onListing, onProgress }: ReadDatasetOptions,
): Promise<Dataset> {
  const entries = await scanFolder(folder, signal, onListing);
  const [found, { lock, problems }, candidates] = await Promise.all([
    readManifest(folder),
    readLock(folder),
    findCandidates(folder, entries, signal),
  ]);
  let done = 0;
  onProgress?.(done, candidates.length);
  const limit = pLimit(inspectionsAtOnce);
  const inspect = async (entry: FileEntry): Promise<ImageFacts> => {
    const facts = await inspector.inspect(
      path.join(folder, entry.file),
      entry,
      signal,
    );
    signal?.throwIfAborted();
    onProgress?.(++done, candidates.length);
    return facts;
  };
  const images = await limit
    .map(candidates, inspect)
    .catch((error: unknown) => {
      // The rest would only fail in the same way.
      limit.clearQueue();
      throw error;
    });
  return {
    folderName: path.basename(path.resolve(folder)),
    ...(found && { manifestProblems: found.problems }),
    manifest: found?.manifest ?? emptyManifest,
    entries,
    images,
    lock,
    lockProblems: problems.map(({ message }) => message),
  };
}
