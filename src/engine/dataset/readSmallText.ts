import { readFile, stat } from "node:fs/promises";
import { sizeInBytes, sizeOver } from "../../core/words/amounts.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";

/**
 * A text file people write; or, in a sentence that begins with `what`, why it
 * is none.
 *
 * @throws the operating system's error
 */
export async function readSmallText(
  file: string,
  what: Text,
  mostBytes: number,
): Promise<{ readonly text: string } | { readonly problem: Text }> {
  const stats = await stat(file);
  // A pipe would be waited for without end.
  if (!stats.isFile()) return { problem: say`${what} is no regular file.` };
  if (stats.size <= mostBytes) return { text: await readFile(file, "utf8") };
  const size = sizeOver(stats.size, mostBytes);
  return {
    problem: say`${what} has ${size}; it is read up to ${sizeInBytes(mostBytes)}.`,
  };
}
