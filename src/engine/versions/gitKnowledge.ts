import type { GitKnowledge } from "../../core/dataset/gitWarnings.ts";
import { changedIn } from "./commitOf.ts";
import { gitText } from "./git.ts";

/**
 * What git knows of a dataset's files.
 *
 * @param files names in the folder
 * @returns undefined outside a repository and without git
 */
export async function gitKnowledge(
  folder: string,
  files: readonly string[],
): Promise<GitKnowledge | undefined> {
  const states = await changedIn(folder);
  if (!states) return undefined;
  const filters = await gitText(
    folder,
    ["check-attr", "-z", "--stdin", "filter"],
    { input: files.map((file) => `${file}\0`).join("") },
  );
  // Triples: path, attribute, value.
  const fields = (filters ?? "").split("\0");
  const inLfs = files.filter((_, index) => fields[3 * index + 2] === "lfs");
  return { states, inLfs: new Set(inLfs) };
}
