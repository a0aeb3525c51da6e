import { lockFileName } from "../../core/dataset/lock.ts";
import type { VersionCommit } from "../../core/dataset/lock.ts";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import { gitText } from "./git.ts";

/**
 * What git says of a dataset's files: the commit that is checked out, and
 * whether they and the manifest are as committed there.
 *
 * @param files names in the folder
 * @returns undefined outside a repository and without git
 */
export async function commitOf(
  folder: string,
  files: readonly string[],
): Promise<VersionCommit | undefined> {
  const [head, status] = await Promise.all([
    gitText(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]),
    changedIn(folder),
  ]);
  if (!status) return undefined;
  const ours = new Set([...files, manifestFileName]);
  const isClean = [...status].every(([file]) => !ours.has(file));
  const commit = head?.trim();
  return {
    ...(commit !== undefined && commit !== "" && { commit }),
    clean: isClean,
  };
}

/** How a file differs from what is committed. */
export type FileState = "ignored" | "untracked" | "changed";

/**
 * The files of a folder that aren't as committed, by name.
 *
 * @returns undefined outside a repository and without git
 */
export async function changedIn(
  folder: string,
): Promise<ReadonlyMap<string, FileState> | undefined> {
  const [prefix, status] = await Promise.all([
    gitText(folder, ["rev-parse", "--show-prefix"]),
    // No arguments but names of options: a folder of 10,000 files is one question.
    gitText(folder, [
      ...["status", "--porcelain=v1", "-z", "--no-renames"],
      ...["--ignored=matching", "--untracked-files=all", "--", "."],
    ]),
  ]);
  if (prefix === undefined || status === undefined) return undefined;
  const inFolder = prefix.trimEnd();
  const states = new Map<string, FileState>();
  for (const line of status.split("\0")) {
    const code = line.slice(0, 2);
    const path = line.slice(3);
    // The whole folder stands there as one entry when all of it is ignored.
    if (code === "!!" && inFolder.startsWith(path) && path !== "") {
      states.set("", "ignored");
    }
    if (line === "" || !path.startsWith(inFolder)) continue;
    const file = path.slice(inFolder.length);
    if (file === "" || file.includes("/") || file === lockFileName) continue;
    states.set(
      file,
      code === "!!" ? "ignored" : code === "??" ? "untracked" : "changed",
    );
  }
  return states;
}
