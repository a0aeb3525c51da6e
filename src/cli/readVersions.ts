import type { Lock, Version } from "../core/dataset/lock.ts";
import { findVersion } from "../core/dataset/namedVersions.ts";
import { english } from "../core/words/text.ts";
import { readLock } from "../engine/dataset/lockFile.ts";

/**
 * The history of a dataset; what can't be read of it is told on stderr.
 *
 * @throws when nothing of it can be read
 */
export async function readVersions(folder: string): Promise<Lock> {
  const { lock, problems } = await readLock(folder);
  for (const { path, message } of problems) {
    if (path[0] !== "facts") throw new Error(english(message));
    process.stderr.write(`style-trainer: ${english(message)}\n`);
  }
  return lock;
}

/** @throws a sentence with the names there are */
export function versionNamed(lock: Lock, name: string): Version {
  const version = findVersion(lock, name);
  if (typeof version === "string") throw new Error(version);
  return version;
}
