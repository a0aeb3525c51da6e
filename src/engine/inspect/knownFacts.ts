import path from "node:path";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import type { FileEntry } from "./createInspector.ts";
import { readFacts } from "./factsCache.ts";
import type { FolderIndex } from "./folderIndex.ts";
import { openFolderIndex } from "./folderIndex.ts";

/** What this process and earlier ones found out, by path and by content. */
export interface KnownFacts {
  /** The facts of an unchanged file, without opening it. */
  find(filePath: string, entry: FileEntry): Promise<ImageFacts | undefined>;
  keep(filePath: string, entry: FileEntry, found: Found): void;
  flush(): Promise<void>;
}

interface Found {
  readonly facts: ImageFacts;
  readonly modifiedMs?: number;
}

/**
 * A file changed twice within a file system's tick keeps size and time, so one
 * that was changed just now isn't trusted to be unchanged later. Some count in
 * steps of two seconds.
 */
const unsettledMs = 2000;

/** Facts held in memory; the oldest go first. */
const maxHeld = 20_000;

const flushAfterMs = 500;
/** An index is written as a whole: the longer it is, the rarer. What isn't in it yet is read again, not measured again. */
const flushAfterMsPerFile = 0.5;

export function createKnownFacts(cacheFolder: string | undefined): KnownFacts {
  const held = new Map<string, { entry: FileEntry; facts: ImageFacts }>();
  const indexes = new Map<string, Promise<FolderIndex>>();
  let flushing: NodeJS.Timeout | undefined;

  const indexOf = (folder: string) => {
    if (cacheFolder === undefined) return undefined;
    const opened = indexes.get(folder) ?? openFolderIndex(cacheFolder, folder);
    indexes.set(folder, opened);
    return opened;
  };
  const hold = (filePath: string, entry: FileEntry, facts: ImageFacts) => {
    held.delete(filePath);
    held.set(filePath, { entry, facts });
    for (const oldest of held.keys()) {
      if (held.size <= maxHeld) break;
      held.delete(oldest);
    }
  };
  const flush = async () => {
    clearTimeout(flushing);
    flushing = undefined;
    const opened = await Promise.all(indexes.values());
    await Promise.all(opened.map((index) => index.flush()));
  };

  return {
    async find(filePath, entry) {
      const remembered = held.get(filePath);
      if (remembered && isUnchanged(remembered.entry, entry)) {
        return remembered.facts;
      }
      const index = await indexOf(path.dirname(filePath));
      const indexed = index?.get(entry.file);
      if (
        cacheFolder === undefined ||
        !indexed ||
        !isUnchanged(indexed, entry)
      ) {
        return undefined;
      }
      const content = await readFacts(cacheFolder, indexed.sha256);
      if (!content) return undefined;
      const facts = { file: entry.file, ...content };
      hold(filePath, entry, facts);
      return facts;
    },
    keep(filePath, entry, { facts, modifiedMs }) {
      const isWhatWasListed =
        facts.damage?.kind === "undecodable" ||
        (facts.bytes === entry.bytes && modifiedMs === entry.modifiedMs);
      if (!isWhatWasListed || Date.now() - entry.modifiedMs < unsettledMs)
        return;
      hold(filePath, entry, facts);
      const { sha256 } = facts;
      if (sha256 === undefined) return;
      const { bytes, modifiedMs: listedMs } = entry;
      void indexOf(path.dirname(filePath))?.then((index) => {
        index.set(entry.file, { bytes, modifiedMs: listedMs, sha256 });
        flushing ??= setTimeout(
          () => void flush(),
          flushAfterMs + index.size * flushAfterMsPerFile,
        ).unref();
      });
    },
    flush,
  };
}

function isUnchanged(
  before: { readonly bytes: number; readonly modifiedMs: number },
  now: FileEntry,
): boolean {
  return before.bytes === now.bytes && before.modifiedMs === now.modifiedMs;
}
