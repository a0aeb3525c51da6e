import type { ImageFacts } from "../../dataset/facts.ts";
import { attentionCells } from "../../style/composition/describeAttention.ts";
import { hueSectors } from "../../style/composition/describeHues.ts";
import { oneOfThree } from "./check.ts";
import type { Interval } from "./exactTests.ts";
import { usualShares } from "./exactTests.ts";
import type { Orientation } from "./formatChecks.ts";
import { orientationOf } from "./formatChecks.ts";
import type { Key } from "./lightChecks.ts";
import { keyOf } from "./lightChecks.ts";
import { measuredImages } from "./measuredImages.ts";

/** What a set looks like on the whole, to be drawn. */
export interface CommonLook {
  /** Pictures that were measured. */
  readonly of: number;
  readonly orientations: Readonly<Record<Orientation, number>>;
  readonly keys: Readonly<Record<Key, number>>;
  /** Share of the colour in each sector of the wheel, every picture counted alike; they add up to 1, or are 0 without colour. */
  readonly hues: readonly number[];
  /** Where the eye goes on average, `attentionCells`² cells in rows from the top; they add up to 1, or are 0. */
  readonly attention: readonly number[];
  /** Shares that chance gives 19 times in 20 when the three kinds are equally frequent. */
  readonly chance: Interval;
}

/** Undefined when nothing was measured. */
export function commonLook(
  images: readonly ImageFacts[],
): CommonLook | undefined {
  const measured = measuredImages(images);
  const files = new Set(measured.map(({ file }) => file));
  const shapes = images
    .filter(({ file }) => files.has(file))
    .map(orientationOf);
  const keys = measured.map(keyOf);
  const of = measured.length;
  if (of === 0) return undefined;
  const shape = (name: Orientation) =>
    shapes.filter((each) => each === name).length;
  const key = (name: Key) => keys.filter((each) => each === name).length;
  return {
    of,
    orientations: {
      landscape: shape("landscape"),
      square: shape("square"),
      portrait: shape("portrait"),
    },
    keys: { low: key("low"), middle: key("middle"), high: key("high") },
    hues: meanOf(
      measured.map(({ composition }) => composition.hues),
      hueSectors,
    ),
    attention: meanOf(
      measured.map(({ composition }) =>
        Array.from(composition.attention, (digit) =>
          Number.parseInt(digit, 16),
        ),
      ),
      attentionCells ** 2,
    ),
    chance: usualShares(of, oneOfThree),
  };
}

/** The mean of rows, each brought to a sum of 1 before; rows of nothing don't count. */
function meanOf(
  rows: readonly (readonly number[])[],
  length: number,
): readonly number[] {
  const sums = new Array<number>(length).fill(0);
  let counted = 0;
  for (const row of rows) {
    const total = row.reduce((sum, value) => sum + value, 0);
    if (total <= 0) continue;
    counted++;
    row.forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + value / total;
    });
  }
  return sums.map((sum) => Number((sum / Math.max(1, counted)).toFixed(4)));
}
