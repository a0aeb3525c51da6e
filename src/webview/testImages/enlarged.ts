import { isRecord, numberIn, own, stringIn } from "../../core/json.ts";
import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import type { PictureView } from "../parts/pictureView.ts";
import { keptView, wholePicture } from "../parts/pictureView.ts";
import type { CellName } from "./page.ts";

/** How a picture is looked at: alone, or against another version of it. */
export const ways = [
  "one",
  "sideBySide",
  "slider",
  "blink",
  "difference",
] as const;
export type Way = (typeof ways)[number];

/** What is shown large, and how. All but the cell stays while prompts are walked. */
export interface Enlarged extends Required<CellName> {
  readonly way: Way;
  /** The version it is compared with, when one was chosen. */
  readonly against?: string;
  /** The part of the pictures that is seen, the same of all. */
  readonly view: PictureView;
  /** Where the slider stands, 0 to 1. */
  readonly split: number;
  /** A training picture pinned beside it, by its file name. */
  readonly pinned?: string;
}

type Shown = Pick<
  TestImagesSnapshot,
  "prompts" | "versions" | "imagesPerPrompt"
>;

/** Another cell, looked at as the one before; the whole of it when there was none. */
export function enlargedAt(
  { key, air, index = 1 }: CellName,
  before: Enlarged | undefined,
): Enlarged {
  return before
    ? { ...before, key, air, index }
    : { key, air, index, way: "one", view: wholePicture, split: 0.5 };
}

/** The version to compare with: the chosen one, or the next older, or the only other. */
export function otherVersion(
  { air, against }: Enlarged,
  { versions }: Pick<Shown, "versions">,
): string | undefined {
  const others = versions.filter((each) => each.air !== air);
  const chosen = others.find((each) => each.air === against);
  const at = versions.findIndex((each) => each.air === air);
  return (chosen ?? versions[at + 1] ?? others.at(-1))?.air;
}

/** How far to walk, in each direction. */
export interface Steps {
  readonly prompts?: number;
  readonly versions?: number;
  readonly pictures?: number;
}

/**
 * Prompts, versions and pictures further on; undefined beyond the last.
 * Arriving at the version it was compared with swaps the two.
 */
export function walked(
  now: Enlarged,
  { prompts = 0, versions = 0, pictures = 0 }: Steps,
  of: Shown,
): Enlarged | undefined {
  const row = of.prompts.findIndex(({ key }) => key === now.key);
  const column = of.versions.findIndex(({ air }) => air === now.air);
  const key = of.prompts[row + prompts]?.key;
  const air = of.versions[column + versions]?.air;
  const index = now.index + pictures;
  if (key === undefined || air === undefined) return undefined;
  return index < 1 || index > of.imagesPerPrompt
    ? undefined
    : seenOn({ ...now, key, index }, air, of);
}

/** The same prompt on another version. */
export function seenOn(
  now: Enlarged,
  air: string,
  of: Pick<Shown, "versions">,
): Enlarged {
  const isSwap = air !== now.air && otherVersion(now, of) === air;
  return { ...now, air, ...(isSwap && { against: now.air }) };
}

/** From what was kept; undefined when nothing was large, or it is damaged. */
export function keptEnlarged(kept: unknown): Enlarged | undefined {
  if (!isRecord(kept)) return undefined;
  const key = stringIn(kept, "key");
  const air = stringIn(kept, "air");
  if (key === undefined || air === undefined) return undefined;
  const way = stringIn(kept, "way");
  const against = stringIn(kept, "against");
  const pinned = stringIn(kept, "pinned");
  const index = numberIn(kept, "index") ?? 1;
  return {
    key,
    air,
    index: Number.isInteger(index) && index > 1 ? index : 1,
    way: ways.find((each) => each === way) ?? "one",
    ...(against !== undefined && { against }),
    view: keptView(own(kept, "view")),
    split: withinSplit(numberIn(kept, "split") ?? 0.5),
    ...(pinned !== undefined && { pinned }),
  };
}

export function withinSplit(split: number): number {
  return Math.max(0, Math.min(1, split));
}
