import type { Dirent } from "node:fs";
import { readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";

const maxAgeMs = 90 * 24 * 60 * 60 * 1000;
const maxCacheBytes = 256 * 1024 * 1024;
const pruneEveryMs = 24 * 60 * 60 * 1000;
const markerName = ".pruned";

/**
 * Keeps a cache folder bounded: drops what is older than 90 days, then the
 * oldest until 256 MiB are left. At most once a day; a failure is ignored,
 * because what is dropped or kept is only time.
 */
export async function pruneCache(folder: string, nowMs: number): Promise<void> {
  try {
    if (!(await isDue(folder, nowMs))) return;
    const files = (await filesBelow(folder)).sort(
      (a, b) => b.modifiedMs - a.modifiedMs,
    );
    let keptBytes = 0;
    for (const { file, bytes, modifiedMs } of files) {
      keptBytes += bytes;
      if (nowMs - modifiedMs > maxAgeMs || keptBytes > maxCacheBytes) {
        await rm(file, { force: true });
      }
    }
  } catch {
    return;
  }
}

async function isDue(folder: string, nowMs: number): Promise<boolean> {
  const marker = path.join(folder, markerName);
  const last = await stat(marker).catch(() => undefined);
  if (last && nowMs - last.mtimeMs < pruneEveryMs) return false;
  await writeFile(marker, "");
  await utimes(marker, nowMs / 1000, nowMs / 1000);
  return true;
}

async function filesBelow(folder: string) {
  const entries: readonly Dirent[] = await readdir(folder, {
    withFileTypes: true,
    recursive: true,
  });
  const files = [];
  for (const entry of entries) {
    if (!entry.isFile() || entry.name === markerName) continue;
    const file = path.join(entry.parentPath, entry.name);
    const stats = await stat(file).catch(() => undefined);
    if (stats)
      files.push({ file, bytes: stats.size, modifiedMs: stats.mtimeMs });
  }
  return files;
}
