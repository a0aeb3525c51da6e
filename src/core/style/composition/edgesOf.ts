import { withKernels } from "../kernels.ts";
import type { Lab } from "../lab.ts";
import { reused } from "../memory.ts";

const memory = reused();

/** How much every pixel's neighbours differ, in Lab; all three channels added up. The border repeats. For one picture at a time. */
export function edgesOf({ width, height, lightness, a, b }: Lab): Float32Array {
  const found = memory(lightness.length);
  withKernels(({ edges }, at) =>
    edges(
      at.read(lightness),
      at.read(a),
      at.read(b),
      width,
      height,
      at.write(found),
    ),
  );
  return found;
}
