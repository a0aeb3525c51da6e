import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";

/** Windows has neither of them. */
const flags =
  constants.O_RDONLY |
  ((constants.O_NONBLOCK as number | undefined) ?? 0) |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0);

/**
 * Opens a file for reading if it still is one. Between listing a folder and
 * opening a name, anything may have taken its place: a pipe would block for
 * ever, and a link would lead out of the dataset.
 *
 * @throws the operating system's error, or one with code `ENOTREG`
 */
export async function openRegularFile(file: string): Promise<FileHandle> {
  const handle = await open(file, flags);
  try {
    const stats = await handle.stat();
    if (stats.isFile()) return handle;
    throw Object.assign(new Error("not a regular file"), { code: "ENOTREG" });
  } catch (error) {
    await handle.close();
    throw error;
  }
}
