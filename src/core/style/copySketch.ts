import { withKernels } from "./kernels.ts";
import type { Miniature, OpenMiniature } from "./miniature.ts";
import { openMiniature } from "./miniature.ts";
import type { Plane } from "./plane.ts";
import { blur, resize } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sidesOf } from "./sampleWindow.ts";
import { turnPlane, turns } from "./turn.ts";
import type { Look } from "./turnLikeness.ts";
import { lookOf } from "./turnLikeness.ts";
import { centred, dot, meanOf, varianceOf } from "./vectors.ts";

/** Cells a side of the coarsest look, as src/kernels/crops.ts has them. */
export const coarseCells = 8;
export const middleCells = 16;

/** Between all of a picture and the smallest crop of it that is looked for. */
const cropShare = 0.9;
const slack = 1 - cropShare;
/** Where crops are looked for first: in the middle and in the corners. */
const crops: readonly Window[] = [
  [slack / 2, slack / 2],
  [0, 0],
  [slack, 0],
  [0, slack],
  [slack, slack],
].map(([left = 0, top = 0]) => ({
  ...{ left, top, width: cropShare, height: cropShare },
}));
/** Itself, and what changes when it goes across, down and outwards. */
const vectorsOfACrop = 4;
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
  /** Of each of the crops: itself, and how it changes when it is moved and sized; 8 × 8 cells each. */
  readonly tangents: () => Float32Array;
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
  const tangents = once(() => tangentsOf(coarse()));
  return {
    ...{ aspect, planes, soft, middle, coarse, look, turned, energy },
    tangents,
    means: [meanOf(lightness.values), meanOf(a.values), meanOf(b.values)],
  };
}

/** Makes it when it is first asked for, and keeps it. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
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
  const cells = part.turned()[turn];
  if (!cells) return undefined;
  const distance = new Float64Array(1);
  const nearest = withKernels((kernels, at) =>
    kernels.nearestCrop(
      at.read(whole.tangents()),
      crops.length,
      at.read(cells),
      part.energy(),
      mostFromTheMiddle,
      at.write(distance),
    ),
  );
  const window = crops[nearest];
  return window && { distance: distance[0] ?? 1, window };
}

function tangentsOf(coarse: Plane): Float32Array {
  const windows = crops.flatMap((window) => [...sidesOf(window)]);
  const tangents = new Float32Array(
    crops.length * vectorsOfACrop * coarseCells ** 2,
  );
  withKernels((kernels, at) =>
    kernels.tangentsOf(
      at.read(coarse.values),
      at.read(Float64Array.from(windows)),
      crops.length,
      at.write(tangents),
    ),
  );
  return tangents;
}
