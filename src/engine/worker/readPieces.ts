import type { FileHandle } from "node:fs/promises";

const pieceBytes = 1024 * 1024;

/**
 * The bytes of a file up to `end`, or up to its own. While a piece is worked on, the one
 * behind it is read; a piece is gone when the next is asked for.
 *
 * @throws the system's error of a read
 */
export async function* readPieces(
  handle: FileHandle,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  const length = Math.min(pieceBytes, end - start);
  let memory = Buffer.allocUnsafe(length);
  let other = Buffer.allocUnsafe(length);
  let at = start;
  const read = async (into: Buffer) => {
    const rest = Math.min(length, end - at);
    return rest > 0 ? (await handle.read(into, 0, rest, at)).bytesRead : 0;
  };
  let reading = read(memory);
  try {
    for (;;) {
      const count = await reading;
      if (count === 0) return;
      at += count;
      reading = read(other);
      // Heard of when it is waited for.
      reading.catch(() => undefined);
      yield memory.subarray(0, count);
      [memory, other] = [other, memory];
    }
  } finally {
    // Nobody may close the file or read into this memory before that.
    await reading.catch(() => undefined);
  }
}
