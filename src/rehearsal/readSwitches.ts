import { readFile } from "node:fs/promises";

/**
 * A file of switches, as `POST /__sim/switches` takes them.
 *
 * @throws what is wrong with the file; which switches there are is checked later
 */
export async function readSwitches(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON`, { cause });
  }
}
