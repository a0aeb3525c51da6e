import type { OpenMiniature } from "./miniature.ts";
import type { Plane } from "./plane.ts";
import { resize } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sampleWindow } from "./sampleWindow.ts";
import { turnPlane, turns } from "./turn.ts";
import { centred, dot } from "./vectors.ts";

/** Cells a side of the first glance. */
const glanceCells = 4;
/** What rounding and compression leave, per cell and plane. */
const glanceNoise = 1;
/** A crop of a picture is at least so alike to all of it. */
const leastOfAll = 0;
/** So little of a picture that most others are soon known to be none of it. */
export interface Glance {
  /** All of L, a and b, in each of the `turns`. */
  readonly turned: readonly Float32Array[];
  /** The same upright: all first, then each crop. */
  readonly upright: readonly Float32Array[];
}

const everything: Window = { left: 0, top: 0, width: 1, height: 1 };

export function glanceOf(
  planes: OpenMiniature,
  crops: readonly Window[],
): Glance {
  const all = glanceAt(planes, everything);
  return {
    turned: turns.map((turn) =>
      joined(all.map((plane) => turnPlane(plane, turn))),
    ),
    upright: [
      joined(all),
      ...crops.map((crop) => joined(glanceAt(planes, crop))),
    ],
  };
}

/** What lies in a window of the picture, around its mean, as one vector of length 1 or, where there is little, less. */
function glanceAt(
  { lightness, a, b }: OpenMiniature,
  window: Window,
): readonly Plane[] {
  const planes = [lightness, a, b].map((plane) => {
    const fine = sampleWindow(plane, window, 2 * glanceCells);
    const side = 2 * glanceCells;
    const small = resize(
      { width: side, height: side, values: fine },
      glanceCells,
      glanceCells,
    );
    return { ...small, values: centred(small.values) };
  });
  const length = Math.sqrt(
    planes.reduce(
      (sum, { values }) => sum + dot(values, values),
      glanceNoise * glanceCells ** 2,
    ),
  );
  return planes.map((plane) => ({
    ...plane,
    values: plane.values.map((value) => value / length),
  }));
}

function joined(planes: readonly Plane[]): Float32Array {
  return Float32Array.from(planes.flatMap(({ values }) => [...values]));
}

/**
 * How alike a picture and a turned other one are at a glance: the correlation
 * of few cells, -1 to 1, with all of the picture or the crop that is likest.
 */
export function likenessAtAGlance(
  whole: Glance,
  part: Glance,
  turn: number,
): number {
  const turned = part.turned[turn];
  const [all, ...parts] = whole.upright;
  if (!turned || !all) return 0;
  let most = dot(all, turned);
  if (most < leastOfAll) return most;
  for (const seen of parts) most = Math.max(most, dot(seen, turned));
  return most;
}
