import { link, open, rename } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "../errors.ts";
import { sha256OfFile } from "../package/sha256OfFile.ts";
import { discard } from "../writeFileAtomically.ts";

/**
 * Moves a whole file to a name nothing else has: `stem.extension`, or with a
 * number. Resolves with the name; a file of the same bytes is as good.
 *
 * @throws the operating system's error
 */
export async function nameAnew(
  partial: string,
  folder: string,
  stem: string,
  extension: string,
  sha256: string,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const file = `${number === 1 ? stem : `${stem}-${number}`}.${extension}`;
    const target = path.join(folder, file);
    try {
      await link(partial, target);
      return file;
    } catch (error) {
      if (systemCode(error) === "EEXIST") {
        if ((await sha256OfFile(target)) === sha256) return file;
        continue;
      }
      return await renameUnlessThere(partial, folder, file, error);
    }
  }
}

/** For file systems without links: the name is claimed first. */
async function renameUnlessThere(
  partial: string,
  folder: string,
  file: string,
  cause: unknown,
): Promise<string> {
  const claimed = await open(path.join(folder, file), "wx").catch(() => {
    throw cause;
  });
  await claimed.close();
  try {
    await rename(partial, path.join(folder, file));
  } catch (error) {
    await discard(path.join(folder, file));
    throw error;
  }
  return file;
}
