import type { Dirent, Stats } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import type { Entry, NotAFile } from "../../core/dataset/facts.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";

/** Enough to keep a disk busy, few enough to leave libuv's pool to others. */
const statsAtOnce = 8;

function whyUnreadable(folder: string, code: string): Text {
  switch (code) {
    case "ENOENT":
      return say`${folder} doesn't exist.`;
    case "ENOTDIR":
      return say`${folder} isn't a folder.`;
    case "EACCES":
    case "EPERM":
      return say`${folder} can't be read: it isn't permitted.`;
    default:
      return say`${folder} can't be read (${code}).`;
  }
}

/**
 * Every name in a folder, in byte order, from the directory alone: no file is
 * opened and no link is followed, so that pipes and devices can't block it.
 *
 * @param onProgress called after each name, and once before with `done` 0
 * @throws {EngineError} `unreadable-folder`
 */
export async function scanFolder(
  folder: string,
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly Entry[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch(
    (cause: unknown) => {
      const code = systemCode(cause) ?? String(cause);
      throw new EngineError("unreadable-folder", whyUnreadable(folder, code), {
        file: folder,
        cause,
      });
    },
  );
  let done = 0;
  onProgress?.(done, names.length);
  const limit = pLimit(statsAtOnce);
  const entries = await Promise.all(
    names.map((name) =>
      limit(async () => {
        signal?.throwIfAborted();
        const entry = await entryOf(path.join(folder, name.name), name);
        onProgress?.(++done, names.length);
        return entry;
      }),
    ),
  );
  signal?.throwIfAborted();
  return entries
    .filter((entry) => entry !== undefined)
    .sort((a, b) => compareBytes(a.file, b.file));
}

/** The order of the names' UTF-8 bytes: the same on every machine and locale. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function entryOf(file: string, name: Dirent): Promise<Entry | undefined> {
  let stats: Stats;
  try {
    stats = await lstat(file);
  } catch (error) {
    // A name that isn't UTF-8 can't be asked for again: it stays in the list,
    // where reading it says so, while one that is gone by now is left out.
    const isGone = systemCode(error) === "ENOENT";
    if (!name.isFile() || (isGone && !name.name.includes("\uFFFD"))) {
      return undefined;
    }
    return { kind: "file", file: name.name, bytes: 0, modifiedMs: 0 };
  }
  if (stats.isFile()) {
    return {
      kind: "file",
      file: name.name,
      bytes: stats.size,
      modifiedMs: stats.mtimeMs,
    };
  }
  return { kind: "other", file: name.name, what: await whatItIs(file, stats) };
}

async function whatItIs(file: string, stats: Stats): Promise<NotAFile> {
  if (stats.isSymbolicLink()) {
    return (await isDangling(file)) ? "dangling link" : "link";
  }
  if (stats.isDirectory()) return "folder";
  if (stats.isFIFO()) return "pipe";
  if (stats.isSocket()) return "socket";
  return "device";
}

async function isDangling(link: string): Promise<boolean> {
  try {
    await stat(link);
    return false;
  } catch {
    return true;
  }
}
