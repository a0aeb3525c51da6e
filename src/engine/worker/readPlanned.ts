import { createHash } from "node:crypto";
import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { shownName } from "../../core/text.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";
import { openRegularFile } from "../inspect/openRegularFile.ts";

/** Larger reads make jszip a quarter faster than Node's usual 64 KiB. */
const chunkBytes = 1024 * 1024;

/**
 * The bytes of a file that has to be what was planned. Opened when the first
 * byte is asked for, so that one file is open at a time, and checked at its
 * end; `onFailure` hears of what went wrong even if the reader doesn't.
 */
export async function* readPlanned(
  file: string,
  planned: PlannedEntry,
  onFailure: (error: EngineError) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* read(file, planned);
  } catch (cause) {
    const error =
      cause instanceof EngineError
        ? cause
        : new EngineError("changed", sentenceOf(planned, cause), {
            file: planned.file,
            cause,
          });
    onFailure(error);
    throw error;
  }
}

async function* read(
  file: string,
  planned: PlannedEntry,
): AsyncGenerator<Buffer> {
  const name = shownName(planned.file);
  const changed = (said: Text) =>
    new EngineError("changed", said, { file: planned.file });
  const handle = await openRegularFile(file);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for (;;) {
      const buffer = Buffer.allocUnsafeSlow(
        Math.min(chunkBytes, planned.bytes - bytes + 1),
      );
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      if (bytes > planned.bytes)
        throw changed(say`${name} grew since it was inspected.`);
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      yield chunk;
    }
    if (bytes < planned.bytes)
      throw changed(say`${name} shrank since it was inspected.`);
    if (hash.digest("hex") !== planned.sha256)
      throw changed(say`${name} changed since it was inspected.`);
  } finally {
    await handle.close();
  }
}

function sentenceOf(planned: PlannedEntry, cause: unknown): Text {
  const name = shownName(planned.file);
  const code = systemCode(cause);
  return code === "ENOENT"
    ? say`${name} vanished since it was inspected.`
    : say`${name} can't be read any more (${code ?? String(cause)}).`;
}
