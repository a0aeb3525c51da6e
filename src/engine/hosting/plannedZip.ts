import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { say } from "../../core/words/text.ts";
import { EngineError, systemCode } from "../errors.ts";
import { sha256OfFile } from "../package/sha256OfFile.ts";

const chunkBytes = 256 * 1024;

/** A stretch of a file, to be sent once or again. */
export interface FileRange {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Fails unless the file is byte for byte the ZIP that was planned. */
export async function requirePlannedZip(
  zip: TrainingPlan["zip"],
  signal: AbortSignal,
): Promise<void> {
  try {
    const { size } = await stat(zip.file);
    if (
      size === zip.bytes &&
      (await sha256OfFile(zip.file, signal)) === zip.sha256
    )
      return;
  } catch (error) {
    if (systemCode(error) === undefined || signal.aborted) throw error;
  }
  throw changedZip(zip);
}

export function changedZip(zip: TrainingPlan["zip"]): EngineError {
  return new EngineError(
    "changed",
    say`The ZIP has changed since it was packaged.`,
    { file: zip.file },
  );
}

/** The whole of a ZIP that was checked. */
export function wholeZip(zip: TrainingPlan["zip"]): FileRange {
  return {
    bytes: zip.bytes,
    sha256: zip.sha256,
    chunks: () => read(zip.file, 0, zip.bytes),
  };
}

/** Reads the stretch twice, for its hash and to send it, but never holds it. */
export async function rangeOf(
  file: string,
  start: number,
  bytes: number,
): Promise<FileRange> {
  const hash = createHash("sha256");
  for await (const chunk of read(file, start, bytes)) hash.update(chunk);
  return {
    bytes,
    sha256: hash.digest("hex"),
    chunks: () => read(file, start, bytes),
  };
}

function read(
  file: string,
  start: number,
  bytes: number,
): AsyncIterable<Uint8Array> {
  return createReadStream(file, {
    start,
    end: start + bytes - 1,
    highWaterMark: chunkBytes,
  });
}
