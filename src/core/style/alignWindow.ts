import { withKernels } from "./kernels.ts";
import type { Plane } from "./plane.ts";
import type { Window } from "./sampleWindow.ts";
import { sidesOf } from "./sampleWindow.ts";

/**
 * Moves a window of `whole` until it looks like `part`: Gauss-Newton on its
 * place and size, with brightness and contrast free (Lucas and Kanade 1981).
 *
 * @param whole a square plane
 * @param part a square plane of at most 32 cells a side
 * @param start where to begin; its proportions are kept
 */
export function alignWindow(
  whole: Plane,
  part: Plane,
  start: Window,
  rounds: number,
): Window {
  const sides = sidesOf(start);
  withKernels((kernels, at) =>
    kernels.alignWindow(
      at.read(whole.values),
      whole.width,
      at.read(part.values),
      part.width,
      at.write(sides),
      rounds,
    ),
  );
  const [left = 0, top = 0, width = 0, height = 0] = sides;
  return { left, top, width, height };
}
