import { shownName } from "../text.ts";
import { sizeInBytes, whole } from "../words/amounts.ts";
import { enumerated } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
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
): readonly Text[] {
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
    enumerated(
      files.map(({ file }) => shownName(file)),
      3,
    );
  const all = images.length;
  return [
    ...(ignored.length === 1
      ? [
          say`1 image of ${all} is ignored by git (${names(ignored)}): keep the ZIP, nothing else has them.`,
        ]
      : []),
    ...(ignored.length > 1
      ? [
          say`${whole(ignored.length)} images of ${all} are ignored by git (${names(ignored)}): keep the ZIP, nothing else has them.`,
        ]
      : []),
    ...(uncommitted.length === 1
      ? [
          say`1 image of ${all} isn't committed (${names(uncommitted)}): commit before training, so that the version can be found again.`,
        ]
      : []),
    ...(uncommitted.length > 1
      ? [
          say`${whole(uncommitted.length)} images of ${all} aren't committed (${names(uncommitted)}): commit before training, so that the version can be found again.`,
        ]
      : []),
    ...(manifest === undefined
      ? []
      : [
          manifest === "ignored"
            ? say`${manifestFileName} is ignored by git.`
            : say`${manifestFileName} is not committed.`,
        ]),
    ...(large.length === 1
      ? [
          say`1 image of ${sizeInBytes(largeInGitBytes)} or more isn't in git LFS (${names(large)}).`,
        ]
      : []),
    ...(large.length > 1
      ? [
          say`${whole(large.length)} images of ${sizeInBytes(largeInGitBytes)} or more aren't in git LFS (${names(large)}).`,
        ]
      : []),
  ];
}
