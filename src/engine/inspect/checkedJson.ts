import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { writeFileAtomically } from "../writeFileAtomically.ts";

/**
 * JSON with its checksum in front: a file that was cut, edited or written by
 * something else is as good as absent, so its shape can be relied on.
 */
export async function readCheckedJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return undefined;
  }
  const end = text.indexOf("\n");
  const json = text.slice(end + 1);
  if (text.slice(0, end) !== checksum(json)) return undefined;
  return JSON.parse(json);
}

export async function writeCheckedJson(
  file: string,
  value: unknown,
): Promise<void> {
  const json = JSON.stringify(value);
  await writeFileAtomically(file, `${checksum(json)}\n${json}`);
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, "0");
}
