import { createHash } from "node:crypto";
import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { ReferenceFile, TestPrompt } from "../../core/dataset/manifest.ts";
import { maxReferenceBytes } from "../../core/evaluation/reference.ts";
import { isTrainable } from "../../core/limits.ts";
import { systemCode } from "../errors.ts";
import { openRegularFile } from "../inspect/openRegularFile.ts";
import { sniffedBytes, sniffFormat } from "../inspect/sniffFormat.ts";

/** By path, size and time of change: a manifest is read at every change of its folder. */
const known = new Map<string, ReferenceFile>();
const mostKnown = 500;

/**
 * Prompts with what the folder says of their references. `base` is the folder
 * of the file they stand in, from the dataset's; a reference may not lead out
 * of it, by a link neither: a text must not have other pictures sent away.
 */
export async function withFoundReferences(
  folder: string,
  base: string,
  prompts: readonly TestPrompt[],
): Promise<readonly TestPrompt[]> {
  return await Promise.all(
    prompts.map(async (prompt) => {
      const { reference } = prompt;
      if (!reference) return prompt;
      const found = await lookAt(path.join(folder, base), reference.image);
      const image = path.posix.join(base, reference.image);
      return { ...prompt, reference: { ...reference, image, found } };
    }),
  );
}

async function lookAt(base: string, image: string): Promise<ReferenceFile> {
  const isPlain =
    !/[\\:]/.test(image) &&
    !image.startsWith("/") &&
    !image.split("/").includes("..");
  if (!isPlain) return { kind: "outside" };
  try {
    const [root, file] = await Promise.all([
      realpath(base),
      realpath(path.join(base, image)),
    ]);
    if (!file.startsWith(`${root}${path.sep}`)) return { kind: "outside" };
    const { size, mtimeMs } = await stat(file);
    const key = JSON.stringify([file, size, mtimeMs]);
    const earlier = known.get(key);
    if (earlier) return earlier;
    const found =
      size > maxReferenceBytes
        ? ({ kind: "too-large", bytes: size } as const)
        : await read(file);
    if (known.size >= mostKnown) known.clear();
    known.set(key, found);
    return found;
  } catch (error) {
    const code = systemCode(error);
    const isMissing = code === "ENOENT" || code === "ENOTDIR";
    return { kind: isMissing ? "missing" : "unreadable" };
  }
}

/** In pieces, so that nothing else waits for a large one. */
async function read(file: string): Promise<ReferenceFile> {
  const handle = await openRegularFile(file);
  try {
    const head = Buffer.alloc(sniffedBytes);
    const { bytesRead } = await handle.read(head, 0, sniffedBytes, 0);
    const format = sniffFormat(head.subarray(0, bytesRead));
    if (format === undefined || !isTrainable(format)) {
      return { kind: "not-a-picture" };
    }
    const hash = createHash("sha256");
    let bytes = 0;
    const stream = handle.createReadStream({ start: 0, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { kind: "readable", bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}
