import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Version } from "../../core/dataset/lock.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";
import { packagesFolder } from "../package/packagesFolder.ts";
import { gitCandidates, lfsCandidates } from "./gitCandidates.ts";
import { zipCandidates } from "./zipCandidates.ts";

/** Where a picture's bytes were found. */
export type ByteSource =
  | { readonly kind: "folder"; readonly file: string }
  | { readonly kind: "set aside"; readonly file: string }
  | { readonly kind: "package"; readonly file: string }
  | { readonly kind: "git" | "LFS"; readonly object: string };

/** Something that may be a picture that is looked for. */
export interface Candidate {
  readonly source: ByteSource;
  readonly bytes: number;
  /** A file that has them and stays; absent: they have to be written to one. */
  readonly path?: string;
  readonly read: () => Promise<Buffer>;
}

export interface FoundBytes {
  readonly source: ByteSource;
  /** A file with these bytes; below the temporary folder or the dataset's. */
  readonly path: string;
}

/** Where what a rollback replaced is kept, in the dataset's folder. */
export const setAsideFolder = path.join(".style-trainer", "set-aside");

/**
 * Looks for the pictures of a version by their content: in the folder under any
 * name, among what was set aside, in kept packages, in LFS and in git. The
 * nearest are asked first, and nothing more once all are found.
 *
 * @param temporary where bytes are written that are in no file of their own
 * @returns by sha256; what isn't in it was found nowhere
 */
export async function findBytes(
  folder: string,
  version: Version,
  temporary: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, FoundBytes>> {
  const wanted = new Map(
    version.images.map(({ sha256, bytes }) => [sha256, bytes]),
  );
  const found = new Map<string, FoundBytes>();
  const sources = [
    () => fileCandidates(folder, "folder"),
    () => fileCandidates(path.join(folder, setAsideFolder), "set aside"),
    () => zipCandidates(folder, path.join(folder, packagesFolder), version),
    () => lfsCandidates(folder, wanted, signal),
    () => gitCandidates(folder, version, new Set(wanted.values()), signal),
  ];
  for (const source of sources) {
    if (wanted.size === 0) break;
    for await (const candidate of source()) {
      signal?.throwIfAborted();
      if (![...wanted.values()].includes(candidate.bytes)) continue;
      const content = await candidate.read().catch(() => undefined);
      if (!content) continue;
      const sha256 = createHash("sha256").update(content).digest("hex");
      if (!wanted.delete(sha256)) continue;
      let file = candidate.path;
      if (file === undefined) {
        file = path.join(temporary, sha256);
        await writeFileAtomically(file, content);
      }
      found.set(sha256, { source: candidate.source, path: file });
      if (wanted.size === 0) break;
    }
  }
  return found;
}

/** Regular files below a folder; of the dataset's own folder only its own. */
async function* fileCandidates(
  folder: string,
  kind: "folder" | "set aside",
): AsyncGenerator<Candidate> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder, {
      withFileTypes: true,
      recursive: kind === "set aside",
    });
  } catch {
    return;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const stats = await stat(file).catch(() => undefined);
    if (!stats) continue;
    yield {
      source: { kind, file: path.relative(folder, file) },
      bytes: stats.size,
      path: file,
      read: async () => readFile(file),
    };
  }
}
