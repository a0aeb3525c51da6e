import path from "node:path";
import pLimit from "p-limit";
import type { Entry } from "../../core/dataset/facts.ts";
import {
  couldBePicture,
  isPictureName,
} from "../../core/dataset/membership.ts";
import { sniffFile } from "../inspect/sniffFile.ts";

type FileEntry = Extract<Entry, { kind: "file" }>;

/** Files opened at once for a look at their first bytes. */
const looksAtOnce = 8;

/**
 * The files worth inspecting: pictures by name, and those without a known
 * extension whose first bytes are a picture's.
 */
export async function findCandidates(
  folder: string,
  entries: readonly Entry[],
  signal?: AbortSignal,
): Promise<readonly FileEntry[]> {
  const limit = pLimit(looksAtOnce);
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.kind !== "file" || !couldBePicture(entry.file)) return [];
      if (isPictureName(entry.file)) return [entry];
      const format = await limit(() => {
        signal?.throwIfAborted();
        return sniffFile(path.join(folder, entry.file));
      });
      return format ? [entry] : [];
    }),
  );
  return found.flat();
}
