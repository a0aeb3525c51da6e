import { open, readdir } from "node:fs/promises";
import path from "node:path";
import type { Version } from "../../core/dataset/lock.ts";
import { isWithin } from "../isWithin.ts";
import { localHeaderBytes, readDirectory } from "../worker/zipDirectory.ts";
import type { Candidate } from "./findBytes.ts";

/** The entries of every package that is kept: each may have what another lost. */
export async function* zipCandidates(
  folder: string,
  packages: string,
  { zip }: Version,
): AsyncGenerator<Candidate> {
  const kept = await readdir(packages).catch(() => []);
  const files = new Set([
    ...namedPackage(folder, zip.file),
    ...kept
      .filter((name) => name.endsWith(".zip"))
      .map((name) => path.join(packages, name)),
  ]);
  for (const file of files) yield* entriesOf(file);
}

/** Where the lock says it is, as long as that is in the folder. */
function namedPackage(folder: string, name: string): readonly string[] {
  const file = path.resolve(folder, name);
  return isWithin(folder, file) ? [file] : [];
}

async function* entriesOf(file: string): AsyncGenerator<Candidate> {
  const handle = await open(file, "r").catch(() => undefined);
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    const directory = await readDirectory(handle, size).catch(() => undefined);
    for (const entry of directory?.entries ?? []) {
      // Ours are stored; what somebody packed otherwise isn't looked into.
      if (entry.method !== 0 || entry.at + entry.bytes > size) continue;
      yield {
        source: { kind: "package", file: path.basename(file) },
        bytes: entry.bytes,
        read: async () => {
          const content = Buffer.alloc(entry.bytes);
          const at = entry.at + localHeaderBytes(entry);
          await handle.read(content, 0, entry.bytes, at);
          return content;
        },
      };
    }
  } finally {
    await handle.close();
  }
}
