import type { ImageFormat } from "../../core/dataset/facts.ts";
import { openRegularFile } from "./openRegularFile.ts";
import { sniffFormat, sniffedBytes } from "./sniffFormat.ts";

/** The picture format of a file by its first bytes; undefined also when it can't be read. */
export async function sniffFile(
  file: string,
): Promise<ImageFormat | undefined> {
  try {
    const handle = await openRegularFile(file);
    try {
      const head = Buffer.alloc(sniffedBytes);
      const { bytesRead } = await handle.read(head, 0, sniffedBytes, 0);
      return sniffFormat(head.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
