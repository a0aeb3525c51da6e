import type { Miniature, OpenMiniature } from "./miniature.ts";
import { openMiniature } from "./miniature.ts";
import type { Plane } from "./plane.ts";
import { blur, resize } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sampleWindow } from "./sampleWindow.ts";
import { turnPlane, turns } from "./turn.ts";
import type { Look } from "./turnLikeness.ts";
import { lookOf } from "./turnLikeness.ts";
import { centred, divide, dot, meanOf, varianceOf } from "./vectors.ts";

/** Cells a side of the coarsest look. */
export const coarseCells = 8;
export const middleCells = 16;

/** Between all of a picture and the smallest crop of it that is looked for. */
const cropShare = 0.9;
const slack = 1 - cropShare;
/** Where crops are looked for first: in the middle and in the corners. */
const crops: readonly (readonly [left: number, top: number])[] = [
  [slack / 2, slack / 2],
  [0, 0],
  [slack, 0],
  [0, slack],
  [slack, slack],
];
/** So far from crops in the middle are the corners' not. */
const mostFromTheMiddle = 0.7;
/** Lightness steps squared: pictures with less in them are plain, and alike without being copies. */
const leastVariance = 1;
/** What rounding and compression leave, per cell. */
const coarseNoise = 1;

/**
 * What is compared of a picture to tell whether it is a copy; each part is made
 * once, when a comparison comes so far that it is looked at.
 */
export interface CopySketch {
  /** Width over height, upright. */
  readonly aspect: number;
  readonly planes: OpenMiniature;
  /** The lightness, blurred: fine lines fall on other cells in a crop. */
  readonly soft: () => Plane;
  readonly middle: () => Plane;
  readonly coarse: () => Plane;
  readonly look: () => Look;
  /** Means of L, a, b. */
  readonly means: readonly [number, number, number];
  /** The coarse lightness around its mean in each of the `turns`. */
  readonly turned: () => readonly Float32Array[];
  /** The sum of its squares, and a little for noise. */
  readonly energy: () => number;
  readonly crops: () => readonly SketchedCrop[];
}

/** A crop, and how it looks when it is moved and sized a little. */
interface SketchedCrop {
  readonly window: Window;
  /** Orthonormal, the crop itself first. */
  readonly tangents: () => readonly Float32Array[];
}

/** Undefined for pictures too plain to tell apart, and for what is no miniature of this version. */
export function sketchOf(
  miniature: Miniature,
  aspect: number,
): CopySketch | undefined {
  const planes = openMiniature(miniature);
  if (!planes || varianceOf(planes.lightness.values) < leastVariance) {
    return undefined;
  }
  const { lightness, a, b } = planes;
  const soft = once(() => blur(lightness));
  const middle = once(() => resize(lightness, middleCells, middleCells));
  const coarse = once(() => resize(lightness, coarseCells, coarseCells));
  const look = once(() => lookOf(middle(), a, b));
  const around = once(() => ({
    ...coarse(),
    values: centred(coarse().values),
  }));
  const turned = once(() =>
    turns.map((turn) => turnPlane(around(), turn).values),
  );
  const energy = once(
    () =>
      dot(around().values, around().values) + coarseNoise * coarseCells ** 2,
  );
  const sketchedCrops = once(() =>
    crops.map(([left, top]): SketchedCrop => {
      const window = cropAt(left, top);
      const tangents = once(() => tangentsOf(coarse(), window));
      return { window, tangents };
    }),
  );
  return {
    ...{ aspect, planes, soft, middle, coarse, look, turned, energy },
    crops: sketchedCrops,
    means: [meanOf(lightness.values), meanOf(a.values), meanOf(b.values)],
  };
}

/** Makes it when it is first asked for, and keeps it. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

function cropAt(left: number, top: number): Window {
  return { left, top, width: cropShare, height: cropShare };
}

/** How much of a picture's coarse look a crop of another doesn't account for, and which crop. */
export interface CoarseMatch {
  /** A share of the energy, 0 to 1. */
  readonly distance: number;
  readonly window: Window;
}

/**
 * The crop of `whole` that is likest to `part`, turned, by the tangent distance
 * (Simard et al. 1993) at 8 × 8 cells.
 */
export function coarseMatch(
  whole: CopySketch,
  part: CopySketch,
  turn: number,
): CoarseMatch | undefined {
  let best: CoarseMatch | undefined;
  for (const { window, tangents } of whole.crops()) {
    const distance = tangentDistance(tangents(), part, turn);
    if (!best || distance < best.distance) best = { distance, window };
    if (best.distance > mostFromTheMiddle) break;
  }
  return best;
}

function tangentDistance(
  tangents: readonly Float32Array[],
  part: CopySketch,
  turn: number,
): number {
  const cells = part.turned()[turn];
  const [itself, ...movements] = tangents;
  if (!cells || !itself) return 1;
  const along = dot(itself, cells);
  // A negative isn't a copy.
  if (along < 0) return 1;
  const energy = part.energy();
  let left = energy - along * along;
  for (const movement of movements) left -= dot(movement, cells) ** 2;
  return left / energy;
}

/** The crop, and how it changes with its place and its size. */
function tangentsOf(coarse: Plane, window: Window): readonly Float32Array[] {
  const side = coarseCells;
  const seen = sampleWindow(coarse, window, side);
  const across = new Float32Array(seen.length);
  const down = new Float32Array(seen.length);
  const outwards = new Float32Array(seen.length);
  const middle = (side - 1) / 2;
  const last = side - 1;
  for (let y = 0, at = 0; y < side; y++) {
    const upper = y > 0 ? side : 0;
    const lower = y < last ? side : 0;
    for (let x = 0; x < side; x++, at++) {
      const before = seen[x > 0 ? at - 1 : at] ?? 0;
      const after = seen[x < last ? at + 1 : at] ?? 0;
      const right = (after - before) / 2;
      const below = ((seen[at + lower] ?? 0) - (seen[at - upper] ?? 0)) / 2;
      across[at] = right;
      down[at] = below;
      outwards[at] = (x - middle) * right + (y - middle) * below;
    }
  }
  return orthonormal([seen, across, down, outwards].map(centred));
}

/** Gram and Schmidt; what adds nothing becomes zeros. */
function orthonormal(
  vectors: readonly Float32Array[],
): readonly Float32Array[] {
  const basis: Float32Array[] = [];
  for (const vector of vectors) {
    const own = vector.slice();
    for (const other of basis) takeAway(own, dot(own, other), other);
    const length = Math.sqrt(dot(own, own));
    divide(own, length > 1e-3 ? length : Infinity);
    basis.push(own);
  }
  return basis;
}

function takeAway(own: Float32Array, times: number, other: Float32Array): void {
  for (let at = 0; at < own.length; at++) {
    own[at] = (own[at] ?? 0) - times * (other[at] ?? 0);
  }
}
