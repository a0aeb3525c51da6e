import { open } from "node:fs/promises";
import path from "node:path";
import { exactZipBytes } from "../../core/dataset/packagePlan.ts";
import { say } from "../../core/words/text.ts";
import { unwritable } from "../unwritable.ts";
import type { PackageRequest } from "./messages.ts";
import { readPlanned } from "./readPlanned.ts";
import { verifyZip } from "./verifyZip.ts";
import { writeZip } from "./writeZip.ts";

/** Between two messages about progress. */
const progressEveryMs = 50;

/**
 * Writes the ZIP and reads it back.
 *
 * @throws {EngineError} `changed` naming the file, `unwritable`, `unverified`
 */
export async function packageFiles(
  { folder, entries, zipFile }: PackageRequest,
  onProgress: (doneBytes: number) => void,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const report = atMostEvery(progressEveryMs, onProgress);
  try {
    const target = await open(zipFile, "wx");
    try {
      await writeZip(
        target,
        entries,
        // Bytes that were found elsewhere come with a whole path.
        (planned) => readPlanned(path.resolve(folder, planned.file), planned),
        report,
      );
      await target.sync();
    } finally {
      await target.close();
    }
  } catch (error) {
    // Its own name is that of a partial file, which nobody knows.
    const folderOfZip = path.dirname(zipFile);
    throw unwritable(
      folderOfZip,
      error,
      say`The ZIP can't be written to ${folderOfZip}`,
    );
  }
  const verified = await verifyZip(zipFile, entries, () =>
    report(exactZipBytes(entries)),
  );
  onProgress(verified.bytes);
  return verified;
}

function atMostEvery(
  intervalMs: number,
  say: (doneBytes: number) => void,
): (doneBytes: number) => void {
  let saidAt = -Infinity;
  return (doneBytes) => {
    const now = performance.now();
    if (now - saidAt < intervalMs) return;
    saidAt = now;
    say(doneBytes);
  };
}
