import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { Version, VersionImage } from "../../core/dataset/lock.ts";
import { findBytes } from "./findBytes.ts";

/**
 * Copies pictures of a version to where a page can show them, from wherever
 * their bytes are: each under its sha256, with its own extension.
 *
 * @param images those of the version that are wanted
 * @param into made if it is missing
 * @returns files by sha256; what isn't in it was found nowhere
 * @throws the signal's reason when aborted; the operating system's error
 */
export async function comparedPictures(
  folder: string,
  version: Version,
  images: readonly Pick<VersionImage, "file" | "bytes" | "sha256">[],
  into: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (images.length === 0) return new Map();
  await mkdir(into, { recursive: true });
  const temporary = await mkdtemp(path.join(into, "found-"));
  try {
    const wanted = images.map((image) => ({ ...image, entry: image.file }));
    const found = await findBytes(
      folder,
      { ...version, images: wanted },
      temporary,
      signal,
    );
    const copies = new Map<string, string>();
    for (const { file, sha256 } of wanted) {
      const source = found.get(sha256)?.path;
      if (source === undefined || copies.has(sha256)) continue;
      const copy = path.join(into, `${sha256}${path.extname(file)}`);
      await copyFile(source, copy);
      copies.set(sha256, copy);
    }
    return copies;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
