import type { Damage, Entry, ImageFacts } from "../../core/dataset/facts.ts";
import { EngineError } from "../errors.ts";
import type { WorkerAnswer } from "../worker/startWorker.ts";
import { createKnownFacts } from "./knownFacts.ts";
import { pruneCache } from "./pruneCache.ts";
import type { ThumbnailSize } from "./thumbnails.ts";
import { missingThumbnails, thumbnailFile } from "./thumbnails.ts";
import type { Ask, WorkerPool } from "../worker/workerPool.ts";
import { createWorkerPool } from "../worker/workerPool.ts";
import { say } from "../../core/words/text.ts";
import { untilAborted } from "../untilAborted.ts";

export type FileEntry = Extract<Entry, { kind: "file" }>;

/** Finds out what a picture file is, once per content. */
export interface Inspector {
  /**
   * @param path of the file
   * @param entry what scanning its folder said of it
   * @param sizes of the small pictures that are made, if any are. @default ["list"]
   * @throws {EngineError} `worker` when no worker can be started; the signal's
   *   reason when aborted. A bad file is an answer, not an error.
   */
  inspect(
    path: string,
    entry: FileEntry,
    signal?: AbortSignal,
    sizes?: readonly ThumbnailSize[],
  ): Promise<ImageFacts>;
  /**
   * The path of the small picture of this content, if there is one.
   * @param size @default "list"
   */
  thumbnail(sha256: string, size?: ThumbnailSize): string | undefined;
  /** Writes what isn't on disk yet, and stops the workers unless they were lent. */
  dispose(): Promise<void>;
}

export interface InspectorOptions {
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  /** Absent: nothing is kept between runs. */
  readonly cacheFolder?: string;
  /** Absent: no thumbnails are made. */
  readonly thumbnailFolder?: string;
  /** Lent: whose workers look into the files. Default: its own. */
  readonly pool?: WorkerPool;
  /** How long one file may take, milliseconds. @default 30,000 */
  readonly fileWithinMs?: number;
  /** How long workers wait for more work, milliseconds. @default 10,000 */
  readonly idleMs?: number;
}

export function createInspector({
  workerFile,
  cacheFolder,
  thumbnailFolder,
  fileWithinMs = 30_000,
  idleMs = 10_000,
  pool: lent,
}: InspectorOptions): Inspector {
  const pool = lent ?? createWorkerPool({ workerFile, idleMs });
  const known = createKnownFacts(cacheFolder);

  let pruning: Promise<unknown> | undefined;
  const prune = () =>
    Promise.all(
      [cacheFolder, thumbnailFolder]
        .filter((folder) => folder !== undefined)
        .map((folder) => pruneCache(folder, Date.now())),
    );

  const isComplete = (
    { pixels, sha256 }: ImageFacts,
    sizes: readonly ThumbnailSize[],
  ) =>
    thumbnailFolder === undefined ||
    pixels === undefined ||
    sha256 === undefined ||
    missingThumbnails(thumbnailFolder, sha256, sizes).length === 0;

  return {
    async inspect(path, entry, signal, sizes = ["list"]) {
      signal?.throwIfAborted();
      const facts = await known.find(path, entry);
      if (facts && isComplete(facts, sizes)) return facts;
      const request = {
        kind: "inspect",
        path,
        file: entry.file,
        ...(cacheFolder !== undefined && { cacheFolder }),
        ...(thumbnailFolder !== undefined && {
          thumbnails: { folder: thumbnailFolder, sizes },
        }),
      } as const;
      const look = (ask: Ask) => ask(request, fileWithinMs);
      let answer = await untilAborted(pool.use(look, signal), signal);
      // Another file or something else may have ended the worker; only one that
      // does it again, alone, has itself to blame.
      if (answer.kind === "crashed" || answer.kind === "silent") {
        answer = await untilAborted(pool.useAlone(look, signal), signal);
      }
      const found = factsIn(answer, entry);
      known.keep(path, entry, found);
      // Only who adds to a cache has reason to look whether it is full.
      pruning ??= prune();
      return found.facts;
    },
    thumbnail: (sha256, size = "list") =>
      thumbnailFolder !== undefined &&
      missingThumbnails(thumbnailFolder, sha256, [size]).length === 0
        ? thumbnailFile(thumbnailFolder, sha256, size)
        : undefined,
    async dispose() {
      await Promise.all([
        known.flush(),
        pruning,
        ...(lent ? [] : [pool.stop()]),
      ]);
    },
  };
}

function factsIn(
  answer: WorkerAnswer,
  { file, bytes }: FileEntry,
): { readonly facts: ImageFacts; readonly modifiedMs?: number } {
  switch (answer.kind) {
    case "inspected":
      return answer;
    case "failed":
      throw new EngineError("worker", answer.said, { file });
    case "crashed":
    case "silent": {
      const detail =
        answer.kind === "crashed"
          ? say`the decoder crashed on it (${answer.detail})`
          : say`the decoder took too long on it (${answer.detail})`;
      const damage: Damage = { kind: "undecodable", detail };
      return { facts: { file, bytes, damage } };
    }
    case "packaged":
    case "noted":
    case "narrowed":
    case "linted":
    case "judged":
    case "embedded":
      throw new EngineError("worker", say`The worker answered out of turn.`, {
        file,
      });
  }
}
