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
export interface Enlarged extends CellName {
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

type Shown = Pick<TestImagesSnapshot, "prompts" | "versions">;

/** Another cell, looked at as the one before; the whole of it when there was none. */
export function enlargedAt(
  { key, air }: CellName,
  before: Enlarged | undefined,
): Enlarged {
  return before
    ? { ...before, key, air }
    : { key, air, way: "one", view: wholePicture, split: 0.5 };
}

/** The version to compare with: the chosen one, or the next older, or the only other. */
export function otherVersion(
  { air, against }: Enlarged,
  { versions }: Shown,
): string | undefined {
  const others = versions.filter((each) => each.air !== air);
  const chosen = others.find((each) => each.air === against);
  const at = versions.findIndex((each) => each.air === air);
  return (chosen ?? versions[at + 1] ?? others.at(-1))?.air;
}

/**
 * Prompts and versions further on; undefined beyond the last. Arriving at the
 * version it was compared with swaps the two.
 */
export function walked(
  now: Enlarged,
  by: { readonly prompts: number; readonly versions: number },
  of: Shown,
): Enlarged | undefined {
  const row = of.prompts.findIndex(({ key }) => key === now.key);
  const column = of.versions.findIndex(({ air }) => air === now.air);
  const key = of.prompts[row + by.prompts]?.key;
  const air = of.versions[column + by.versions]?.air;
  return key === undefined || air === undefined
    ? undefined
    : seenOn({ ...now, key }, air, of);
}

/** The same prompt on another version. */
export function seenOn(now: Enlarged, air: string, of: Shown): Enlarged {
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
  return {
    key,
    air,
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
