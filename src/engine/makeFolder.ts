import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { systemCode } from "./errors.ts";

/**
 * Makes a folder and those above it. Of a read-only disk Node's own way says
 * that the folder doesn't exist; this says what is the matter.
 *
 * @throws the operating system's error
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const how = { recursive: true, ...(mode !== undefined && { mode }) };
  try {
    await mkdir(folder, how);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    await mkdir(await topmostMissing(path.resolve(folder)));
    // Somebody removed one of them meanwhile.
    await mkdir(folder, how);
  }
}

async function topmostMissing(folder: string): Promise<string> {
  const above = path.dirname(folder);
  const isThere = await stat(above).then(
    () => true,
    () => above === folder,
  );
  return isThere ? folder : topmostMissing(above);
}
