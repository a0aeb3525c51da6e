import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { exactZipBytes } from "../../core/dataset/packagePlan.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import { readPieces } from "./readPieces.ts";
import { changedFile } from "./readPlanned.ts";
import type { DirectoryEntry } from "./zipDirectory.ts";
import {
  localHeaderBytes,
  readDirectory,
  agreesWithLocalHeader,
} from "./zipDirectory.ts";

/**
 * Reads a ZIP back with other code than wrote it: that it holds the planned
 * entries, in their order, each with the planned bytes, and nothing else.
 *
 * @param onProgress called for every chunk, to show that it goes on
 * @throws {EngineError} `unverified`; `changed` naming the file, when what it
 *   held while it was packaged isn't what was planned
 */
export async function verifyZip(
  zipFile: string,
  planned: readonly PlannedEntry[],
  onProgress: () => void,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const handle = await open(zipFile, "r");
  try {
    const { size } = await handle.stat();
    if (size !== exactZipBytes(planned)) {
      throw wrong(
        say`it has ${size} bytes instead of ${exactZipBytes(planned)}`,
      );
    }
    const directory = await readDirectory(handle, size);
    if (directory?.entries.length !== planned.length) {
      throw wrong(say`its directory can't be read`);
    }
    const whole = createHash("sha256");
    let at = 0;
    for (const [index, entry] of directory.entries.entries()) {
      const plan = planned[index];
      if (!plan || !isAsPlanned(entry, plan) || entry.at !== at) {
        throw wrong(say`${entry.name} isn't where it belongs`);
      }
      const headerBytes = localHeaderBytes(entry);
      const header = await readExactly(handle, at, headerBytes);
      if (!agreesWithLocalHeader(header, entry)) {
        throw wrong(
          say`the header of ${entry.name} differs from the directory`,
        );
      }
      whole.update(header);
      at += headerBytes;
      const content = createHash("sha256");
      let checksum = 0;
      const end = at + entry.bytes;
      for await (const piece of readPieces(handle, at, end)) {
        whole.update(piece);
        content.update(piece);
        checksum = crc32(piece, checksum);
        at += piece.length;
        onProgress();
      }
      if (at < end) throw endsTooEarly();
      if (checksum !== entry.crc32) {
        throw wrong(say`the bytes of ${entry.name} are others than its file's`);
      }
      // Then it is what was read of the file.
      if (content.digest("hex") !== plan.sha256) throw changedFile(plan);
    }
    if (at !== directory.at)
      throw wrong(say`there is a gap before its directory`);
    for await (const piece of readPieces(handle, at, size)) whole.update(piece);
    return { bytes: size, sha256: whole.digest("hex") };
  } finally {
    await handle.close();
  }
}

function isAsPlanned(entry: DirectoryEntry, planned: PlannedEntry): boolean {
  return (
    entry.name === planned.entry &&
    entry.bytes === planned.bytes &&
    entry.storedBytes === planned.bytes &&
    entry.method === 0
  );
}

async function readExactly(
  handle: FileHandle,
  at: number,
  bytes: number,
): Promise<Buffer> {
  const memory = Buffer.allocUnsafe(bytes);
  const { bytesRead } = await handle.read(memory, 0, bytes, at);
  if (bytesRead < bytes) throw endsTooEarly();
  return memory;
}

function endsTooEarly(): EngineError {
  return wrong(say`it ends too early`);
}

function wrong(what: Text): EngineError {
  return new EngineError(
    "unverified",
    say`The ZIP was written, but ${what}. It was thrown away.`,
  );
}
