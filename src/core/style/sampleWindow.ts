import { withKernels } from "./kernels.ts";
import type { Plane } from "./plane.ts";

/** A part of a picture, in shares of its sides: 0, 0, 1, 1 is all of it. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The window in `side` × `side` cells, between those of the plane; beyond the border it repeats.
 *
 * @param plane square
 * @param side at most 32
 */
export function sampleWindow(
  plane: Plane,
  window: Window,
  side: number,
): Float32Array {
  const cells = new Float32Array(side * side);
  withKernels((kernels, at) =>
    kernels.sampleWindow(
      at.read(plane.values),
      plane.width,
      at.read(sidesOf(window)),
      side,
      at.write(cells),
    ),
  );
  return cells;
}

/** As the kernels take it. */
export function sidesOf(window: Window): Float64Array {
  const { left, top, width, height } = window;
  return Float64Array.of(left, top, width, height);
}
