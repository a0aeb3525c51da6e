/** One field of an EXIF block. */
export interface ExifTag {
  /** Directory and tag in hexadecimal: `main:0112`, `gps:0002`. */
  readonly name: string;
  /** Whether its text is empty: cameras write fields they have nothing for. */
  readonly isBlank: boolean;
}

type Directory = "main" | "exif" | "gps" | "thumbnail";

const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const bytesPerField = 12;
/** More fields than any camera writes; a wrong count must not cost seconds. */
const maxFields = 1000;
/** Bytes of one value of each TIFF type, from 1. */
const typeBytes = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Longest value looked at, bytes. */
const maxLookedAt = 4096;

/**
 * The fields of an EXIF block. Reads only what lies inside it: a block that is
 * cut or lies about its places yields the fields before that.
 */
export function readTags(exif: Buffer): readonly ExifTag[] {
  const tiff =
    exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif;
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return [];
  const view = new View(tiff, order === "II");
  const main = readDirectory(view, view.long(4), "main");
  const below = main.pointers.flatMap(
    ({ directory, at }) => readDirectory(view, at, directory).tags,
  );
  const thumbnail =
    main.next > 0 ? readDirectory(view, main.next, "thumbnail").tags : [];
  return [...main.tags, ...below, ...thumbnail];
}

function readDirectory(view: View, start: number, directory: Directory) {
  const tags: ExifTag[] = [];
  const pointers: { readonly directory: Directory; readonly at: number }[] = [];
  const count = Math.min(view.short(start), maxFields);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * bytesPerField;
    if (!view.has(at, bytesPerField)) break;
    const tag = view.short(at);
    if (directory === "main" && tag === exifPointer) {
      pointers.push({ directory: "exif", at: view.long(at + 8) });
    } else if (directory === "main" && tag === gpsPointer) {
      pointers.push({ directory: "gps", at: view.long(at + 8) });
    } else {
      const name = `${directory}:${tag.toString(16).padStart(4, "0")}`;
      tags.push({ name, isBlank: isBlank(view, at) });
    }
  }
  return { tags, pointers, next: view.long(start + 2 + count * bytesPerField) };
}

function isBlank(view: View, field: number): boolean {
  const size = typeBytes[view.short(field + 2) - 1] ?? 1;
  const bytes = size * view.long(field + 4);
  const at = bytes <= 4 ? field + 8 : view.long(field + 8);
  const value = view.slice(at, Math.min(bytes, maxLookedAt));
  const text = value
    .toString("latin1")
    .replace(/^(?:ASCII|UNICODE|JIS)\0+/, "");
  return /^[\0 ]*$/.test(text);
}

/** Reads numbers in the block's byte order; outside of it everything is 0. */
class View {
  readonly #bytes: Buffer;
  readonly #isLittleEndian: boolean;

  constructor(bytes: Buffer, isLittleEndian: boolean) {
    this.#bytes = bytes;
    this.#isLittleEndian = isLittleEndian;
  }

  has(at: number, bytes: number): boolean {
    return at >= 0 && at + bytes <= this.#bytes.length;
  }

  short(at: number): number {
    if (!this.has(at, 2)) return 0;
    return this.#isLittleEndian
      ? this.#bytes.readUInt16LE(at)
      : this.#bytes.readUInt16BE(at);
  }

  long(at: number): number {
    if (!this.has(at, 4)) return 0;
    return this.#isLittleEndian
      ? this.#bytes.readUInt32LE(at)
      : this.#bytes.readUInt32BE(at);
  }

  slice(at: number, bytes: number): Buffer {
    return this.has(at, 0)
      ? this.#bytes.subarray(at, at + bytes)
      : Buffer.alloc(0);
  }
}
