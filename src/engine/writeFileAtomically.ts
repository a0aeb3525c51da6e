import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "./makeFolder.ts";
import { systemCode } from "./errors.ts";
import { unwritable } from "./unwritable.ts";

/**
 * Writes a file beside its place and renames it: readers see the old content or
 * the new one, whatever happens in between. Makes the folder if it is missing.
 *
 * @param isDurable whether it also has to survive a power cut
 * @throws {EngineError} `unwritable`
 */
export async function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  { isDurable = false }: { readonly isDurable?: boolean } = {},
): Promise<void> {
  const folder = path.dirname(file);
  const partial = path.join(
    folder,
    `.${path.basename(file)}.${randomBytes(6).toString("hex")}.partial`,
  );
  try {
    await makeFolder(folder);
    const handle = await open(partial, "wx");
    try {
      await handle.writeFile(content);
      if (isDurable) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    if (isDurable) await syncFolder(folder);
  } catch (error) {
    await discard(partial);
    throw unwritable(file, error);
  }
}

/**
 * Writes a file, to last, unless there is one of that name. For texts of a few
 * lines: a crash may leave half of it, a failure leaves nothing.
 *
 * @returns whether it was written
 * @throws {EngineError} `unwritable`
 */
export async function writeNewFile(
  file: string,
  content: string,
): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } catch (error) {
      await discard(file);
      throw error;
    } finally {
      await handle.close();
    }
    await syncFolder(path.dirname(file));
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw unwritable(file, error);
  }
}

/** What can't be removed is no better reason than the one being thrown. */
export async function discard(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => undefined);
}

/** Makes a rename last; Windows has no such thing and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
