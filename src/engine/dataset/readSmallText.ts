import { readFile, stat } from "node:fs/promises";
import { byteSize, byteSizeOver } from "../../core/text.ts";

/**
 * A text file people write; or, in a sentence that begins with `what`, why it
 * is none.
 *
 * @throws the operating system's error
 */
export async function readSmallText(
  file: string,
  what: string,
  mostBytes: number,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  const stats = await stat(file);
  // A pipe would be waited for without end.
  if (!stats.isFile()) return { problem: `${what} is no regular file.` };
  if (stats.size <= mostBytes) return { text: await readFile(file, "utf8") };
  const size = byteSizeOver(stats.size, mostBytes);
  return {
    problem: `${what} has ${size}; it is read up to ${byteSize(mostBytes)}.`,
  };
}
