import { withKernels } from "./kernels.ts";
import type { Lab } from "./lab.ts";
import { quarterSectors, sectorEnds } from "./sectors.ts";

/** Less colour than this is grey to the eye. */
export const greyChroma = 6;

/** Sectors of the colour wheel, 15° of Lab each; the first begins at red's side of the a axis, yellow is next. */
export const wheelSectors = 4 * quarterSectors;

/** Where a picture's colours lie, each weighed by its chroma; grey doesn't count. */
export interface HueWheel {
  /** Chroma in every sector. */
  readonly sectors: Float64Array;
  /** Sums over all that isn't grey. */
  readonly chroma: number;
  readonly a: number;
  readonly b: number;
  /** Chroma within about 70° of orange. */
  readonly warm: number;
}

/** Counts every pixel. */
export function hueWheelOf({ a, b }: Pick<Lab, "a" | "b">): HueWheel {
  const sectors = new Float64Array(wheelSectors);
  const sums = new Float64Array(4);
  withKernels((kernels, at) =>
    kernels.hues(
      at.read(a),
      at.read(b),
      a.length,
      greyChroma,
      at.read(sectorEnds),
      quarterSectors,
      at.write(sectors),
      at.write(sums),
    ),
  );
  const [chroma = 0, sumA = 0, sumB = 0, warm = 0] = sums;
  return { sectors, chroma, a: sumA, b: sumB, warm };
}
