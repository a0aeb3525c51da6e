import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";

/** Where an entry lies, once it is written. */
interface Written {
  readonly entry: string;
  readonly bytes: number;
  readonly crc32: number;
  /** Where its local header begins in the file. */
  readonly at: number;
}

/** 1.0: stored entries need nothing newer. */
const versionNeeded = 10;
/** Unix (3), and version 3.0 of the specification. */
const versionMadeBy = 0x031e;
/** A regular file that its owner and group may write and everybody read. */
const unixAttributes = 0o100664 * 0x10000;
/** The first day ZIP knows; a constant keeps the bytes a function of the images. */
const dosDate = (1 << 5) | 1;

/**
 * Writes a ZIP of stored entries: pictures don't shrink. The bytes are those
 * jszip gives for the same images; but jszip puts each of them together in memory,
 * because a local header tells the checksum of what follows. Here the header is
 * written last, in the place that was left for it, so that one piece at a time is
 * in memory. Source: PKWARE APPNOTE 6.3, 4.3.7, 4.3.12 and 4.3.16.
 *
 * @param piecesOf an entry's bytes, as many as planned; each piece may be gone
 *   when the next is asked for
 * @param onBytes bytes of the ZIP written so far
 * @throws the system's error of a write; what reading an entry throws
 */
export async function writeZip(
  target: FileHandle,
  entries: readonly PlannedEntry[],
  piecesOf: (planned: PlannedEntry) => AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const written: Written[] = [];
  let end = 0;
  for (const planned of entries) {
    const { entry, bytes } = planned;
    const at = end;
    let sum = 0;
    end += localHeader({ entry, bytes, crc32: sum, at }).length;
    for await (const piece of piecesOf(planned)) {
      const writing = writeAt(target, piece, end);
      sum = crc32(piece, sum);
      await writing;
      end += piece.length;
      onBytes(end);
    }
    const whole = { entry, bytes, crc32: sum, at };
    await writeAt(target, localHeader(whole), at);
    written.push(whole);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  await writeAt(target, directory, end);
  await writeAt(
    target,
    endRecord(written.length, directory.length, end),
    end + directory.length,
  );
}

/** A write may take less than it was given. */
async function writeAt(
  target: FileHandle,
  bytes: Buffer,
  at: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const rest = bytes.length - done;
    const { bytesWritten } = await target.write(bytes, done, rest, at + done);
    done += bytesWritten;
  }
}

function localHeader(written: Written): Buffer {
  return Buffer.concat([
    fields([4, 0x04034b50]),
    common(written),
    name(written),
  ]);
}

function directoryEntry(written: Written): Buffer {
  return Buffer.concat([
    fields([4, 0x02014b50], [2, versionMadeBy]),
    common(written),
    fields(
      [2, 0], // Length of the comment.
      [2, 0], // Number of the disk.
      [2, 0], // Internal attributes.
      [4, unixAttributes],
      [4, written.at],
    ),
    name(written),
  ]);
}

/** What a local header and an entry of the directory both say. */
function common({ entry, bytes, crc32: sum }: Written): Buffer {
  return fields(
    [2, versionNeeded],
    [2, 0], // Flags.
    [2, 0], // Stored.
    [2, 0], // Midnight.
    [2, dosDate],
    [4, sum],
    [4, bytes],
    [4, bytes],
    [2, entry.length],
    [2, 0], // Length of extra fields.
  );
}

/** Names are planned as ASCII. */
function name({ entry }: Written): Buffer {
  return Buffer.from(entry, "latin1");
}

function endRecord(entries: number, bytes: number, at: number): Buffer {
  return fields(
    [4, 0x06054b50],
    [2, 0], // Number of this disk.
    [2, 0], // Number of the directory's disk.
    [2, entries],
    [2, entries],
    [4, bytes],
    [4, at],
    [2, 0], // Length of the comment.
  );
}

/** Numbers one after the other, each in so many bytes, the lowest first. */
function fields(...all: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(all.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of all) at = bytes.writeUIntLE(value, at, size);
  return bytes;
}
