import type { FileHandle } from "node:fs/promises";

/**
 * The directory of a ZIP without comment, encryption and 64-bit extension.
 * Source: PKWARE APPNOTE 6.3, 4.3.7, 4.3.12 and 4.3.16.
 */
export interface ZipDirectory {
  readonly entries: readonly DirectoryEntry[];
  /** Where it begins in the file. */
  readonly at: number;
}

export interface DirectoryEntry {
  readonly name: string;
  /** 0: stored. */
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly storedBytes: number;
  readonly bytes: number;
  /** Where its local header begins in the file. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const endBytes = 22;
const entrySignature = 0x02014b50;
const entryBytes = 46;
const localSignature = 0x04034b50;
const localBytes = 30;

/** Undefined when it isn't a ZIP, or one with parts that aren't expected here. */
export async function readDirectory(
  handle: FileHandle,
  size: number,
): Promise<ZipDirectory | undefined> {
  if (size < endBytes) return undefined;
  const end = Buffer.alloc(endBytes);
  await handle.read(end, 0, endBytes, size - endBytes);
  const count = end.readUInt16LE(10);
  const bytes = end.readUInt32LE(12);
  const at = end.readUInt32LE(16);
  if (end.readUInt32LE(0) !== endSignature || at + bytes + endBytes !== size) {
    return undefined;
  }
  const directory = Buffer.alloc(bytes);
  await handle.read(directory, 0, bytes, at);
  const entries: DirectoryEntry[] = [];
  for (let place = 0; place < bytes;) {
    if (place + entryBytes > bytes) return undefined;
    const nameBytes = directory.readUInt16LE(place + 28);
    const others =
      directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
    const nameAt = place + entryBytes;
    if (directory.readUInt32LE(place) !== entrySignature || others > 0) {
      return undefined;
    }
    entries.push({
      name: directory.toString("latin1", nameAt, nameAt + nameBytes),
      flags: directory.readUInt16LE(place + 8),
      method: directory.readUInt16LE(place + 10),
      crc32: directory.readUInt32LE(place + 16),
      storedBytes: directory.readUInt32LE(place + 20),
      bytes: directory.readUInt32LE(place + 24),
      at: directory.readUInt32LE(place + 42),
    });
    place = nameAt + nameBytes;
  }
  return entries.length === count ? { entries, at } : undefined;
}

export function localHeaderBytes(entry: DirectoryEntry): number {
  return localBytes + Buffer.byteLength(entry.name, "latin1");
}

/** Whether a local header says the same as the directory does. */
export function agreesWithLocalHeader(
  header: Buffer,
  entry: DirectoryEntry,
): boolean {
  return (
    header.readUInt32LE(0) === localSignature &&
    header.readUInt16LE(6) === entry.flags &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt32LE(14) === entry.crc32 &&
    header.readUInt32LE(18) === entry.storedBytes &&
    header.readUInt32LE(22) === entry.bytes &&
    header.readUInt16LE(28) === 0 &&
    header.toString("latin1", localBytes) === entry.name
  );
}
