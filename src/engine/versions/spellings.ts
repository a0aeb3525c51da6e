import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { foldedName } from "../../core/text.ts";
import { systemCode } from "../errors.ts";

/**
 * What the folder calls files that it has under another spelling: where case
 * doesn't count (Windows, macOS), a disk that lists `A.PNG` has `a.png` too.
 *
 * @returns the listed name by the wanted one
 */
export async function otherSpellings(
  folder: string,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listed = await readdir(folder);
  const unlisted = wanted.filter((file) => !listed.includes(file));
  const there: string[] = [];
  for (const file of unlisted) {
    if (await isThere(path.join(folder, file))) there.push(file);
  }
  return new Map(
    there.flatMap((file) => {
      const other = listed.find(
        (name) => foldedName(name) === foldedName(file),
      );
      return other === undefined ? [] : [[file, other]];
    }),
  );
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}
