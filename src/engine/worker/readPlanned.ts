import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { shownName } from "../../core/text.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";
import { openRegularFile } from "../inspect/openRegularFile.ts";

/** Larger reads make jszip a quarter faster than Node's usual 64 KiB. */
const chunkBytes = 1024 * 1024;

/**
 * The bytes of a file, as many as were planned; whether they are the planned ones
 * shows when they are read back. Opened when the first byte is asked for, so that
 * one file is open at a time; `onFailure` hears of what went wrong even if the
 * reader doesn't.
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
      yield buffer.subarray(0, bytesRead);
    }
    if (bytes < planned.bytes)
      throw changed(say`${name} shrank since it was inspected.`);
  } finally {
    await handle.close();
  }
}

/** When a file holds as many bytes as were planned, but others. */
export function changedFile({ file }: PlannedEntry): EngineError {
  const name = shownName(file);
  return new EngineError(
    "changed",
    say`${name} changed since it was inspected.`,
    { file },
  );
}

function sentenceOf(planned: PlannedEntry, cause: unknown): Text {
  const name = shownName(planned.file);
  const code = systemCode(cause);
  return code === "ENOENT"
    ? say`${name} vanished since it was inspected.`
    : say`${name} can't be read any more (${code ?? String(cause)}).`;
}
