import { alignWindow } from "./alignWindow.ts";
import type { CopySketch } from "./copySketch.ts";
import { coarseMatch } from "./copySketch.ts";
import { colourCells } from "./miniature.ts";
import type { Left } from "./leftIn.ts";
import { leftIn } from "./leftIn.ts";
import type { Window } from "./sampleWindow.ts";
import { sampleWindow } from "./sampleWindow.ts";
import type { Turn } from "./turn.ts";
import { backTurns, turnPlane, turns, undone } from "./turn.ts";
import { likenessByTurn } from "./turnLikeness.ts";
import { meanOf } from "./vectors.ts";

/** How two pictures that show the same belong together. */
export interface CopyMatch {
  /** How the first has to be turned to lie like the second. */
  readonly turn: Turn;
  /** Which of them shows only a part of the other. */
  readonly part: "neither" | "first" | "second";
  /** The share of the whole's area that the part shows. */
  readonly share: number;
}

// What copies keep to and other pictures of one style don't, measured by
// bench/duplicates on 23 styles. Shares are of the part's own variance.
export const mostMeanLightness = 14;
const mostMeanColour = 12;
/** Of 4,000 copies one was less alike, but of drawn pictures most pairs are. */
const leastLikeness = 0.4;
/** The right way to lie is the likeliest, or nearly. */
const mostBehind = 0.1;
const mostCoarseDistance = 0.3;
const mostWays = 3;
const mostLeftAtFirst = 0.7;
const mostLeftInTheMiddle = 0.45;
/** With the cells in which most is left, a retouched spot, put aside. */
const mostLeft = 0.035;
const mostLeftWithSpots = 0.2;
const spotShare = 0.04;
/** Lab units that three of four cells keep to. */
const mostColourLeft = 5;
const usualCellShare = 0.75;
/** More or less saturated by this share is a retouch. */
const retouchedShare = 0.15;
const mostGain = 1.3;

/** Crops to this share of a side, and a little for rounding. */
const leastSide = 0.82;
const mostStretch = 1.25;
/** How far a window may stand over the border, which rounding does. */
const mostOver = 0.03;
/** Above this share of a side nothing has been cut off. */
const wholeSide = 0.985;
/** Whether one picture is a copy of the other: re-encoded, resized, turned, mirrored, cropped, retouched. */
export function matchCopies(
  first: CopySketch,
  second: CopySketch,
): CopyMatch | undefined {
  const [lightness, a, b] = first.means;
  const [otherLightness, otherA, otherB] = second.means;
  if (
    Math.abs(lightness - otherLightness) > mostMeanLightness ||
    Math.hypot(a - otherA, b - otherB) > mostMeanColour
  ) {
    return undefined;
  }
  const likeness = likenessByTurn(first.look(), second.look(), leastLikeness);
  if (!likeness) return undefined;
  for (const way of waysBetween(first, second, likeness)) {
    const window = windowOf(way);
    if (window) return described(way, window, way.whole === first);
  }
  return undefined;
}

/** One way in which one picture could be a part of the other. */
interface Way {
  readonly whole: CopySketch;
  readonly part: CopySketch;
  /** What the part is turned by. */
  readonly turn: Turn;
  /** Where the part is looked for first. */
  readonly start: Window;
  readonly distance: number;
}

/**
 * The likeliest, the best first.
 * @param likeness of the first and the second in each of the `turns`
 */
function waysBetween(
  first: CopySketch,
  second: CopySketch,
  likeness: readonly number[],
): readonly Way[] {
  const found: Way[] = [];
  const least = Math.max(leastLikeness, Math.max(...likeness) - mostBehind);
  turns.forEach((turn, index) => {
    for (const isFirstWhole of [true, false]) {
      // The second turned lies to the first as the first turned back to the second.
      const asSeen = isFirstWhole ? index : (backTurns[index] ?? index);
      if ((likeness[asSeen] ?? 0) < least) continue;
      const whole = isFirstWhole ? first : second;
      const part = isFirstWhole ? second : first;
      const aspect = turn.degrees % 180 === 0 ? part.aspect : 1 / part.aspect;
      const stretch = aspect / whole.aspect;
      if (stretch > mostStretch || stretch < 1 / mostStretch) continue;
      const match = coarseMatch(whole, part, index);
      if (!match || match.distance > mostCoarseDistance) continue;
      const { distance, window } = match;
      const start = stretched(window, stretch);
      found.push({ whole, part, turn, start, distance });
    }
  });
  return found
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostWays);
}

/** The window of the whole that looks like the part; undefined when none does. */
function windowOf({ whole, part, turn, start }: Way): Window | undefined {
  const coarse = turnPlane(part.coarse(), turn);
  let window = alignWindow(whole.coarse(), coarse, start, 4);
  if (leftIn(whole.coarse(), coarse, window).all > mostLeftAtFirst) return;
  const middle = turnPlane(part.middle(), turn);
  window = alignWindow(whole.middle(), middle, window, 4);
  if (leftIn(whole.middle(), middle, window).all > mostLeftInTheMiddle) return;
  const lightness = turnPlane(part.planes.lightness, turn);
  window = alignWindow(whole.planes.lightness, lightness, window, 3);
  if (!isInside(window)) return;
  const left = leftIn(whole.soft(), turnPlane(part.soft(), turn), window);
  const isCopy =
    left.all <= mostLeftWithSpots &&
    left.gain <= mostGain &&
    left.gain >= 1 / mostGain &&
    withoutSpots(left) <= mostLeft &&
    colourLeft(whole, part, turn, window) <= mostColourLeft;
  return isCopy ? window : undefined;
}

/** The window with the part's proportions, around the same place and no larger than the picture. */
function stretched(window: Window, stretch: number): Window {
  const root = Math.sqrt(stretch);
  const fit = Math.min(1, 1 / (window.width * root), root / window.height);
  const width = window.width * root * fit;
  const height = (window.height / root) * fit;
  return {
    left: window.left + (window.width - width) / 2,
    top: window.top + (window.height - height) / 2,
    width,
    height,
  };
}

function isInside({ left, top, width, height }: Window): boolean {
  return (
    Math.min(width, height) >= leastSide &&
    Math.min(left, top) >= -mostOver &&
    Math.max(left + width, top + height) <= 1 + mostOver
  );
}

/** What all leave without the cells that leave most. */
function withoutSpots({ cells }: Left): number {
  const count = Math.ceil((1 - spotShare) * cells.length);
  return meanOf(cells.toSorted().subarray(0, count));
}

/** How far apart in a and b all but the most different quarter of the cells are. */
function colourLeft(
  whole: CopySketch,
  part: CopySketch,
  turn: Turn,
  window: Window,
): number {
  const a = turnPlane(part.planes.a, turn).values;
  const b = turnPlane(part.planes.b, turn).values;
  const seenA = sampleWindow(whole.planes.a, window, colourCells);
  const seenB = sampleWindow(whole.planes.b, window, colourCells);
  const distances = seenA
    .map((seen, at) => {
      const [wantA, wantB] = [a[at] ?? 0, b[at] ?? 0];
      const apart = Math.hypot(seen - wantA, (seenB[at] ?? 0) - wantB);
      return apart - retouchedShare * Math.hypot(wantA, wantB);
    })
    .sort();
  return distances[Math.floor(usualCellShare * (distances.length - 1))] ?? 0;
}

function described(
  { turn }: Way,
  { width, height }: Window,
  isFirstWhole: boolean,
): CopyMatch {
  const isCut = Math.min(width, height) < wholeSide;
  const part = isFirstWhole ? "second" : "first";
  return {
    // It is the part that was turned.
    turn: isFirstWhole ? undone(turn) : turn,
    part: isCut ? part : "neither",
    share: isCut ? Math.min(1, width) * Math.min(1, height) : 1,
  };
}
