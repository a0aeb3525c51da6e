import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { openRegularFile } from "../inspect/openRegularFile.ts";

/** Above this only the head is kept: the service refuses such files anyway. */
export const maxWholeBytes = 64 * 1024 * 1024;

const chunkBytes = 1024 * 1024;

/** A file's bytes, read once. */
export interface Content {
  /** All of it, or its first MiB when it is larger than `maxWholeBytes`. */
  readonly head: Buffer;
  readonly isWhole: boolean;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Milliseconds since 1970; absent when the file changed while it was read. */
  readonly modifiedMs?: number;
}

/** @throws the operating system's error */
export async function readContent(file: string): Promise<Content> {
  const handle = await openRegularFile(file);
  try {
    const before = await handle.stat();
    const { head, isWhole, bytes, sha256 } =
      before.size <= maxWholeBytes
        ? await readWhole(handle, before.size)
        : await readStreamed(handle);
    const after = await handle.stat();
    return {
      head,
      isWhole,
      bytes,
      sha256,
      ...(isSame(before, after) &&
        after.size === bytes && { modifiedMs: after.mtimeMs }),
    };
  } finally {
    await handle.close();
  }
}

/** The size is that of opening: what is appended meanwhile is another content. */
async function readWhole(
  handle: FileHandle,
  size: number,
): Promise<Omit<Content, "modifiedMs">> {
  const buffer = Buffer.allocUnsafeSlow(size);
  let bytes = 0;
  while (bytes < size) {
    const { bytesRead } = await handle.read(buffer, bytes, size - bytes, bytes);
    if (bytesRead === 0) break;
    bytes += bytesRead;
  }
  const head = bytes === size ? buffer : buffer.subarray(0, bytes);
  const sha256 = createHash("sha256").update(head).digest("hex");
  return { head, isWhole: true, bytes, sha256 };
}

async function readStreamed(
  handle: FileHandle,
): Promise<Omit<Content, "modifiedMs">> {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let head = Buffer.alloc(0);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes, bytes);
    if (bytesRead === 0) break;
    const read = chunk.subarray(0, bytesRead);
    if (bytes === 0) head = Buffer.from(read);
    hash.update(read);
    bytes += bytesRead;
  }
  return { head, isWhole: false, bytes, sha256: hash.digest("hex") };
}

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs;
}
