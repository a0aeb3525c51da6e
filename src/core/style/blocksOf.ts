import { withKernels } from "./kernels.ts";
import type { Plane } from "./plane.ts";

/** Up to this the jumps differ in any picture. */
const usualSeam = 1.4;

/**
 * How much more than usual the lightness jumps from block to block: 1 where
 * little was compressed, or the picture was scaled since; more is stronger. The
 * mean step across the seams of 8 × 8 pixels beyond what the slopes on both sides
 * foretell, over that inside of blocks (after Wang, Sheikh and Bovik 2002).
 */
export function blocksOf({ width, height, values }: Plane): number {
  const jumps = new Float64Array(2);
  const seams = withKernels(({ blockJumps }, at) =>
    blockJumps(at.read(values), width, height, at.write(jumps)),
  );
  const [between = 0, inside = 0] = jumps;
  const places = Math.max(1, seams);
  const usual = inside / (2 * places) + 0.05;
  return Math.max(1, (between / places + 0.05) / usual / usualSeam);
}
