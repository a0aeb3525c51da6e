import { limits, isTrainable } from "../limits.ts";
import type { TrainableFormat } from "../limits.ts";
import { shownName } from "../text.ts";
import { sizeInBytes } from "../words/amounts.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Dataset, ImageFacts } from "./facts.ts";

/** What a ZIP will hold, decided before its first byte is written. */
export interface PackagePlan {
  /** In the ZIP's order: byte order of `entry`. */
  readonly entries: readonly PlannedEntry[];
  /** The exact size of the ZIP. */
  readonly zipBytes: number;
  /** Why it can't be made; empty when it can. */
  readonly refusals: readonly PackageRefusal[];
}

export interface PlannedEntry {
  /** Name in the folder. */
  readonly file: string;
  /** Name in the ZIP: ASCII, unique, without folders. */
  readonly entry: string;
  readonly bytes: number;
  /** Hexadecimal, of the image. */
  readonly sha256: string;
}

export interface PackageRefusal {
  readonly reason: "no-images" | "too-large" | "unusable-image";
  /** A sentence with the number and the limit. */
  readonly message: Text;
  readonly file?: string;
}

/**
 * How images become the bytes of a ZIP. To be raised, and the old way kept, when
 * a change would give the same images other bytes: a version says which it was
 * made by, so that its ZIP can be made again.
 */
export const packagingFormat = 1;

/** ZIP without its 64-bit extension counts sizes and places in 32 bits. */
const maxZipBytes = 2 ** 32 - 1;

/** ZIP without its 64-bit extension counts entries in 16 bits. */
const maxZipEntries = 2 ** 16 - 1;

/** Local header (30) and directory entry (46), names aside; end record. */
const bytesPerEntry = 76;
const endRecordBytes = 22;

/** Longest name inside the ZIP without its extension, characters. */
const maxStemLength = 100;

const extensions: Readonly<Record<TrainableFormat, string>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
};

/**
 * Plans the ZIP of a dataset. Depends only on names, sizes and contents, so
 * that the same images give the same bytes on every machine.
 *
 * @param included the images to pack, in any order
 */
export function planPackage(
  dataset: Dataset,
  included: readonly ImageFacts[],
): PackagePlan {
  const refusals: PackageRefusal[] = [];
  const taken = new Set<string>();
  const entries: PlannedEntry[] = [];
  for (const image of [...included].sort(byFile)) {
    const format = image.header?.format;
    if (
      image.damage ||
      image.sha256 === undefined ||
      format === undefined ||
      !isTrainable(format)
    ) {
      refusals.push({
        reason: "unusable-image",
        message: say`${shownName(image.file)} can't be trained on; exclude it or replace it.`,
        file: image.file,
      });
      continue;
    }
    const entry = uniqueName(safeStem(image.file), extensions[format], taken);
    const { file, bytes, sha256 } = image;
    entries.push({ file, entry, bytes, sha256 });
  }
  const zipBytes = exactZipBytes(entries);
  if (included.length === 0) {
    refusals.push({
      reason: "no-images",
      message: say`${dataset.folderName} has no images to package; the service takes at least ${limits.minImages}.`,
    });
  }
  if (zipBytes > maxZipBytes || entries.length > maxZipEntries) {
    refusals.push({
      reason: "too-large",
      message: say`The ZIP would have ${entries.length} images and ${sizeInBytes(zipBytes)}; it can have ${maxZipEntries} and ${sizeInBytes(maxZipBytes)}.`,
    });
  }
  return { entries: entries.sort(byEntry), zipBytes, refusals };
}

/** The size of a ZIP of stored entries with ASCII names. */
export function exactZipBytes(
  entries: readonly { readonly entry: string; readonly bytes: number }[],
): number {
  return entries.reduce(
    (sum, { entry, bytes }) => sum + bytesPerEntry + 2 * entry.length + bytes,
    endRecordBytes,
  );
}

/** The name of a package's file: what it is of, and which bytes it has. */
export function packageName(
  { manifest, folderName }: Dataset,
  zipSha256: string,
): string {
  const name = safeName(manifest.model.name ?? manifest.name ?? folderName);
  const version = safeName(manifest.model.version ?? "1.0.0");
  return `${name}-${version}-${zipSha256.slice(0, 12)}.zip`;
}

/** A name's letters and digits in ASCII: never empty, never a path, never reserved. */
function safeStem(file: string): string {
  const lastPart = file.slice(
    Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1,
  );
  const dot = lastPart.lastIndexOf(".");
  return safeName(dot > 0 ? lastPart.slice(0, dot) : lastPart);
}

function safeName(text: string): string {
  const name = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .slice(0, maxStemLength)
    .replace(/^[-.]+|[-.]+$/g, "");
  if (name === "") return "image";
  // Windows keeps these names for devices, whatever the extension.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
    ? `image-${name}`
    : name;
}

/** Unique also where upper and lower case are the same. */
function uniqueName(
  stem: string,
  extension: string,
  taken: Set<string>,
): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? "" : `-${number}`}.${extension}`;
    const key = name.toLowerCase();
    if (!taken.has(key)) {
      taken.add(key);
      return name;
    }
  }
}

function byFile(a: ImageFacts, b: ImageFacts): number {
  return compare(a.file, b.file);
}

function byEntry(a: PlannedEntry, b: PlannedEntry): number {
  return compare(a.entry, b.entry);
}

/** By code units: independent of the locale, and byte order for ASCII. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
