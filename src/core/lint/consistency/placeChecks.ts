import { offCentre } from "../../style/composition/describeAttention.ts";
import type { Check } from "./check.ts";
import { everySecond, fullest } from "./check.ts";
import type { MeasuredImage } from "./measuredImages.ts";

/** How far the middle of what stands out may be from the picture's, of its sides. */
const mostOffCentre = 0.085;
/** By chance a quarter lies in the middle half both ways. */
const leastInnerShare = 0.42;

/** How much of the border, and of the whole, has to be one colour. */
const leastPlainBorder = 0.9;
const leastPlainShare = 0.3;
/** Grounds closer than this in Lab are one colour to whoever looks through the set. */
const sameGround = 10;

/** A line at the same height: within as much above and below, of the height. */
const horizonReach = 0.06;
const horizonSteps = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
/** The reach both ways is an eighth of the heights a line is looked for at; twice that, because pictures prefer the thirds. */
const horizonChance = 0.25;

export function isCentred({ composition }: MeasuredImage): boolean {
  const { focus } = composition;
  return (
    focus !== undefined &&
    focus.innerShare >= leastInnerShare &&
    offCentre(focus) <= mostOffCentre
  );
}

/** How they fill their frame. */
export function placeChecks(
  images: readonly MeasuredImage[],
): readonly Check[] {
  const of = images.length;
  const plain = images.filter(isPlain);
  const horizon = fullest(
    horizonSteps,
    images,
    ({ composition }, height) =>
      composition.horizon !== undefined &&
      Math.abs(composition.horizon - height) <= horizonReach,
  );
  const half = { of, chance: everySecond, alternatives: 1 };
  return [
    { name: "centred", members: filesOf(images.filter(isCentred)), ...half },
    {
      name: "background",
      members: filesOf(plain),
      ...half,
      data: { sameColour: sameColourCount(plain) },
    },
    {
      name: "frame",
      members: filesOf(
        images.filter(({ composition }) => composition.frame > 0),
      ),
      ...half,
    },
    {
      name: "horizon",
      members: filesOf(horizon?.members ?? []),
      of,
      chance: horizonChance,
      alternatives: horizonSteps.length,
      data: { height: horizon?.value ?? 0 },
    },
  ];
}

function isPlain({ value }: MeasuredImage): boolean {
  return (
    value("background.plainBorder") >= leastPlainBorder &&
    value("background.share") >= leastPlainShare
  );
}

/** How many have the ground most others have, too. */
function sameColourCount(images: readonly MeasuredImage[]): number {
  const grounds = images.map(({ value }) => [
    value("background.lightness"),
    value("background.a"),
    value("background.b"),
  ]);
  const near = (one: readonly number[], other: readonly number[]) =>
    Math.hypot(...one.map((each, at) => each - (other[at] ?? 0))) <= sameGround;
  return (
    fullest(grounds, grounds, (one, other) => near(one, other))?.members
      .length ?? 0
  );
}

function filesOf(images: readonly MeasuredImage[]): readonly string[] {
  return images.map(({ file }) => file);
}
