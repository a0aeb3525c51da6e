import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { shownName } from "../../core/text.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";
import { openRegularFile } from "../inspect/openRegularFile.ts";
import { readPieces } from "./readPieces.ts";

/**
 * The bytes of a file, as many as were planned; whether they are the planned ones
 * shows when they are read back. Each piece is gone when the next is asked for:
 * they share their memory.
 *
 * @throws {EngineError} `changed`
 */
export async function* readPlanned(
  file: string,
  planned: PlannedEntry,
): AsyncGenerator<Buffer> {
  try {
    yield* read(file, planned);
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError("changed", sentenceOf(planned, cause), {
      file: planned.file,
      cause,
    });
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
    // One more than planned, to notice that there is more.
    for await (const piece of readPieces(handle, 0, planned.bytes + 1)) {
      bytes += piece.length;
      if (bytes > planned.bytes)
        throw changed(say`${name} grew since it was inspected.`);
      yield piece;
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
