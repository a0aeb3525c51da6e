import { byteSize, enumeration, plural, shownName } from "../text.ts";
import { manifestFileName } from "./manifest.ts";

/** A picture from here on makes every clone of the repository slow. */
export const largeInGitBytes = 5_000_000;

/** What git knows of the files of a dataset. */
export interface GitKnowledge {
  /** By name; those as committed aren't in it. */
  readonly states: ReadonlyMap<string, "ignored" | "untracked" | "changed">;
  /** Files kept by git LFS. */
  readonly inLfs: ReadonlySet<string>;
}

/**
 * Why what is trained now might not be found in git later; empty when it will.
 *
 * @param images those that are packaged
 */
export function gitWarnings(
  images: readonly { readonly file: string; readonly bytes: number }[],
  { states, inLfs }: GitKnowledge,
): readonly string[] {
  const stateOf = (file: string) => states.get("") ?? states.get(file);
  const those = (state: string) =>
    images.filter(({ file }) => stateOf(file) === state);
  const ignored = those("ignored");
  const uncommitted = [...those("untracked"), ...those("changed")];
  const large = images.filter(
    ({ file, bytes }) =>
      bytes >= largeInGitBytes &&
      stateOf(file) !== "ignored" &&
      !inLfs.has(file),
  );
  const manifest = stateOf(manifestFileName);
  const names = (files: readonly { readonly file: string }[]) =>
    enumeration(
      files.map(({ file }) => shownName(file)),
      3,
    );
  return [
    ...(ignored.length > 0
      ? [
          `${plural(ignored.length, "image")} of ${images.length} ${ignored.length === 1 ? "is" : "are"} ignored by git (${names(ignored)}): keep the ZIP, nothing else has them.`,
        ]
      : []),
    ...(uncommitted.length > 0
      ? [
          `${plural(uncommitted.length, "image")} of ${images.length} ${uncommitted.length === 1 ? "isn't" : "aren't"} committed (${names(uncommitted)}): commit before training, so that the version can be found again.`,
        ]
      : []),
    ...(manifest !== undefined
      ? [
          `${manifestFileName} is ${manifest === "ignored" ? "ignored by git" : "not committed"}.`,
        ]
      : []),
    ...(large.length > 0
      ? [
          `${plural(large.length, "image")} of ${byteSize(largeInGitBytes)} or more ${large.length === 1 ? "isn't" : "aren't"} in git LFS (${names(large)}).`,
        ]
      : []),
  ];
}
