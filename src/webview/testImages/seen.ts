import type {
  ImageCell,
  PromptRow,
  TestImagesSnapshot,
  TrainingPicture,
  VersionColumn,
} from "../../shared/testImages.ts";
import type { Enlarged, Way } from "./enlarged.ts";
import { otherVersion } from "./enlarged.ts";
import type { CellName } from "./page.ts";
import { cellOf } from "./page.ts";

/** A prompt's picture by one version, if there is one. */
export interface SeenPicture {
  readonly version: VersionColumn;
  readonly cell: ImageCell;
  /** Empty when there is no picture. */
  readonly src: string;
}

/** What is shown large, with the facts of it. */
export interface Seen {
  readonly prompt: PromptRow;
  /** Which of the prompt's pictures, from 1. */
  readonly index: number;
  /** As wanted, or what is possible: pictures that aren't there can't lie on each other. */
  readonly way: Way;
  readonly pictures: readonly [SeenPicture, ...SeenPicture[]];
  readonly pinned?: TrainingPicture;
}

/** Undefined: the prompt or the version is gone. */
export function seenIn(
  now: Enlarged,
  of: TestImagesSnapshot,
): Seen | undefined {
  const prompt = of.prompts.find(({ key }) => key === now.key);
  const index = Math.min(now.index, of.imagesPerPrompt);
  const one = pictureOf({ key: now.key, air: now.air, index }, of);
  if (!prompt || !one) return undefined;
  const against = now.way === "one" ? undefined : otherVersion(now, of);
  const other =
    against === undefined
      ? undefined
      : pictureOf({ key: now.key, air: against, index }, of);
  const pinned = of.training.find(({ file }) => file === now.pinned);
  const areThere = one.src !== "" && other !== undefined && other.src !== "";
  return {
    prompt,
    index,
    way: !other ? "one" : areThere ? now.way : "sideBySide",
    pictures: other ? [one, other] : [one],
    ...(pinned && { pinned }),
  };
}

function pictureOf(
  name: CellName,
  of: TestImagesSnapshot,
): SeenPicture | undefined {
  const version = of.versions.find(({ air }) => air === name.air);
  const cell = cellOf(of, name);
  const src = cell.state === "ready" ? cell.src : "";
  return version && { version, cell, src };
}
