import { withKernels } from "./kernels.ts";
import type { Plane } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sidesOf } from "./sampleWindow.ts";

/** What a window leaves of the part's variance, in the brightness and contrast that fit best. */
export interface Left {
  /** The share that all cells leave. */
  readonly all: number;
  /** What each cell leaves, as a share of the part's variance. */
  readonly cells: Float32Array;
  readonly gain: number;
}

/**
 * @param whole a square plane of lightness
 * @param part a square plane of at most 32 cells a side
 */
export function leftIn(whole: Plane, part: Plane, window: Window): Left {
  const cells = new Float32Array(part.values.length);
  const left = new Float64Array(2);
  withKernels((kernels, at) =>
    kernels.leftIn(
      at.read(whole.values),
      whole.width,
      at.read(part.values),
      part.width,
      at.read(sidesOf(window)),
      at.write(cells),
      at.write(left),
    ),
  );
  const [all = 1, gain = 0] = left;
  return { all, cells, gain };
}
