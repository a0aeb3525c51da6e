import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import JSZip from "jszip";
import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { unwritable } from "../unwritable.ts";
import type { PackageRequest } from "./messages.ts";
import { readPlanned } from "./readPlanned.ts";
import { verifyZip } from "./verifyZip.ts";

/** The first day ZIP knows; a constant keeps the bytes a function of the images. */
const zipEpoch = new Date(Date.UTC(1980, 0, 1));

/** Between two messages about progress. */
const progressEveryMs = 50;

/**
 * Writes the ZIP and reads it back. Stored, not deflated: pictures don't shrink.
 *
 * @throws {EngineError} `changed` naming the file, `unwritable`, `unverified`
 */
export async function packageFiles(
  { folder, entries, zipFile }: PackageRequest,
  onProgress: (doneBytes: number) => void,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const report = atMostEvery(progressEveryMs, onProgress);
  const bytes = await writeZip(folder, entries, zipFile, report);
  const verified = await verifyZip(zipFile, entries, () => report(bytes));
  onProgress(bytes);
  return verified;
}

async function writeZip(
  folder: string,
  entries: readonly PlannedEntry[],
  zipFile: string,
  onProgress: (doneBytes: number) => void,
): Promise<number> {
  const failing = new AbortController();
  const zip = new JSZip();
  for (const planned of entries) {
    const source = readPlanned(
      // Bytes that were found elsewhere come with a whole path.
      path.resolve(folder, planned.file),
      planned,
      (error) => {
        // jszip waits for ever for a stream that fails, so it isn't relied on.
        failing.abort(error);
      },
    );
    zip.file(planned.entry, Readable.from(source, { objectMode: false }), {
      binary: true,
      date: zipEpoch,
      createFolders: false,
    });
  }
  // `streamFiles` stays off: then every local header says its entry's size,
  // without which readers that stream (Java's) refuse stored entries.
  const zipped = zip.generateNodeStream({
    type: "nodebuffer",
    compression: "STORE",
    platform: "UNIX",
    streamFiles: false,
  });
  let doneBytes = 0;
  const target = createWriteStream(zipFile, { flags: "wx", flush: true });
  const failed = once(failing.signal, "abort").then(() => {
    throw failing.signal.reason;
  });
  try {
    await Promise.race([
      failed,
      pipeline(
        // Its streams are of an older make, which can't be iterated.
        new Readable().wrap(zipped),
        async function* (chunks: AsyncIterable<string | Buffer>) {
          for await (const chunk of chunks) {
            doneBytes += chunk.length;
            onProgress(doneBytes);
            yield chunk;
          }
        },
        target,
      ),
    ]);
  } catch (error) {
    target.destroy();
    if (failing.signal.aborted) throw failing.signal.reason;
    // Its own name is that of a partial file, which nobody knows.
    const folderOfZip = path.dirname(zipFile);
    throw unwritable(
      folderOfZip,
      error,
      `The ZIP can't be written to ${folderOfZip}`,
    );
  }
  return doneBytes;
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
