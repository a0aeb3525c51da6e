import type { Glance } from "./glance.ts";
import { glanceOf } from "./glance.ts";
import type { Miniature, OpenMiniature } from "./miniature.ts";
import { openMiniature } from "./miniature.ts";
import type { Plane } from "./plane.ts";
import { blur, resize } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sampleWindow } from "./sampleWindow.ts";
import { turnPlane, turns } from "./turn.ts";
import { centred, dot, meanOf, varianceOf } from "./vectors.ts";

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
const mostFromTheMiddle = 0.85;
/** Lightness steps squared: pictures with less in them are plain, and alike without being copies. */
const leastVariance = 1;
/** What rounding and compression leave, per cell. */
const coarseNoise = 1;

/** What is compared of a picture to tell whether it is a copy; made once per picture. */
export interface CopySketch {
  /** Width over height, upright. */
  readonly aspect: number;
  readonly planes: OpenMiniature;
  /** The lightness, blurred: fine lines fall on other cells in a crop. */
  readonly soft: Plane;
  readonly middle: Plane;
  readonly coarse: Plane;
  readonly glance: Glance;
  /** Means of L, a, b. */
  readonly means: readonly [number, number, number];
  /** The coarse lightness around its mean in each of the `turns`. */
  readonly turned: readonly Float32Array[];
  /** The sum of its squares, and a little for noise. */
  readonly energy: number;
  readonly crops: readonly SketchedCrop[];
}

/** A crop, and how it looks when it is moved and sized a little. */
interface SketchedCrop {
  readonly window: Window;
  /** Orthonormal, the crop itself first. */
  readonly tangents: readonly Float32Array[];
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
  const coarse = resize(planes.lightness, coarseCells, coarseCells);
  const around = { ...coarse, values: centred(coarse.values) };
  return {
    aspect,
    planes,
    soft: blur(planes.lightness),
    glance: glanceOf(
      planes,
      crops.map(([left, top]) => cropAt(left, top)),
    ),
    middle: resize(planes.lightness, middleCells, middleCells),
    coarse,
    means: [
      meanOf(planes.lightness.values),
      meanOf(planes.a.values),
      meanOf(planes.b.values),
    ],
    turned: turns.map((turn) => turnPlane(around, turn).values),
    energy: dot(around.values, around.values) + coarseNoise * coarseCells ** 2,
    crops: crops.map(([left, top]) => {
      const window = cropAt(left, top);
      return { window, tangents: tangentsOf(coarse, window) };
    }),
  };
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
  for (const { window, tangents } of whole.crops) {
    const distance = tangentDistance(tangents, part, turn);
    if (!best || distance < best.distance) best = { distance, window };
    if (best.distance > mostFromTheMiddle) break;
  }
  return best;
}

function tangentDistance(
  tangents: readonly Float32Array[],
  { turned, energy }: CopySketch,
  turn: number,
): number {
  const cells = turned[turn];
  const [itself, ...movements] = tangents;
  if (!cells || !itself) return 1;
  const along = dot(itself, cells);
  // A negative isn't a copy.
  if (along < 0) return 1;
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
  const held = (cell: number) => Math.max(0, Math.min(side - 1, cell));
  const valueAt = (x: number, y: number) => seen[held(y) * side + held(x)] ?? 0;
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++, at++) {
      const right = (valueAt(x + 1, y) - valueAt(x - 1, y)) / 2;
      const below = (valueAt(x, y + 1) - valueAt(x, y - 1)) / 2;
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
    for (const other of basis) {
      const along = dot(own, other);
      for (let at = 0; at < own.length; at++) {
        own[at] = (own[at] ?? 0) - along * (other[at] ?? 0);
      }
    }
    const length = Math.sqrt(dot(own, own));
    basis.push(own.map((value) => (length > 1e-3 ? value / length : 0)));
  }
  return basis;
}
