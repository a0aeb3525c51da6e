import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

const chunkBytes = 1024 * 1024;

/**
 * A file's sha256, hexadecimal.
 *
 * @throws the operating system's error; the signal's reason when aborted
 */
export async function sha256OfFile(
  file: string,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(
    createReadStream(file, { highWaterMark: chunkBytes }),
    hash,
    signal ? { signal } : {},
  );
  return hash.digest("hex");
}
