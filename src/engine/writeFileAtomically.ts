import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file beside its place and renames it: readers see the old content or
 * the new one, whatever happens in between. Makes the folder if it is missing.
 *
 * @param isDurable whether it also has to survive a power cut
 */
export async function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  { isDurable = false }: { readonly isDurable?: boolean } = {},
): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const partial = path.join(
    folder,
    `.${path.basename(file)}.${randomBytes(6).toString("hex")}.partial`,
  );
  try {
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
    await rm(partial, { force: true });
    throw error;
  }
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
