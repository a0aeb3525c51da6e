import type { Measured } from "./descriptors.ts";
import { withKernels } from "./kernels.ts";
import { reused } from "./memory.ts";
import type { Level } from "./pyramid.ts";
import { quarterSectors, sectorEnds } from "./sectors.ts";
import { entropyOf, summaryOf } from "./samples.ts";

/**
 * Edges and thin lines inside the mask. g is the length of Scharr's gradient
 * (Optimale Operatoren, 2000) in steps of L* a pixel, counted up to 60.
 *
 * - `edge.mean`, `.strong`, `.strongest`: mean and percentiles 90 and 99 of g.
 * - Shares, 0 to 1: `visible` g ≥ 2, `clear` g ≥ 6, `hard` g ≥ 15, `soft`
 *   0.4 ≤ g < 2; `hardness` is hard over visible, `evenness` mean over root
 *   mean square (1: all edges are alike).
 * - `directions`: entropy of the directions over 12 sectors of 15°, weighted by g
 *   where it is above 4, 0 to ln 12 = 2.48 nats; `uprightShare`: half the share of
 *   the four sectors along the axes, 0 to 0.5.
 * - `line`: see `describeRidges`.
 */
export function describeLines([finest, second, third]: readonly [
  Level,
  Level,
  Level,
]): Measured<"edge" | "line"> {
  const { samples, directions } = gradient(finest);
  const edges = summaryOf(samples, 0, 60);
  const { mean, strength } = edges;
  const hard = 1 - edges.below(15);
  const visible = 1 - edges.below(2);
  let all = 0;
  for (const weight of directions) all += weight;
  const axes =
    (directions[0] ?? 0) +
    (directions[5] ?? 0) +
    (directions[6] ?? 0) +
    (directions[11] ?? 0);
  return {
    "edge.mean": mean,
    "edge.strong": edges.percentile(0.9),
    "edge.strongest": edges.percentile(0.99),
    "edge.visibleShare": visible,
    "edge.clearShare": 1 - edges.below(6),
    "edge.hardShare": hard,
    "edge.softShare": edges.below(2) - edges.below(0.4),
    "edge.hardness": hard / (visible + 1e-3),
    "edge.evenness": mean / (strength + 1e-6),
    "edge.directions": all > 0 ? entropyOf(directions) : 2,
    "edge.uprightShare": all > 0 ? axes / all / 2 : 1 / 6,
    ...describeRidges(ridges(finest), ridges(second), ridges(third)),
  };
}

const memory = reused();

/**
 * Scharr's gradient at every second pixel, as on the black fields of a
 * chessboard, and how its directions are spread where it is clear.
 */
function gradient({ plane, mask }: Level): {
  readonly samples: Float32Array;
  readonly directions: Float64Array;
} {
  const { width, height, values } = plane;
  const samples = memory((values.length >> 1) + height);
  const directions = new Float64Array(2 * quarterSectors);
  const count = withKernels((kernels, at) =>
    kernels.gradient(
      at.read(values),
      at.read(mask),
      width,
      height,
      at.read(sectorEnds),
      quarterSectors,
      at.write(directions),
      at.write(samples),
    ),
  );
  return { samples: samples.subarray(0, count), directions };
}

interface Ridges {
  readonly dark: number;
  readonly light: number;
}

/**
 * Dark and light lines at three widths, about 2, 4 and 8 pixels: strengths by the
 * eigenvalues of the second derivatives (Steger 1998), in L* a pixel²; `darkness`
 * is dark over light, `width` thick over thin. All 0 or more.
 */
function describeRidges(thin: Ridges, medium: Ridges, thick: Ridges) {
  const dark = thin.dark + medium.dark + thick.dark;
  const light = thin.light + medium.light + thick.light;
  return {
    "line.darkThin": thin.dark,
    "line.darkMedium": medium.dark,
    "line.darkThick": thick.dark,
    "line.lightThin": thin.light,
    "line.lightMedium": medium.light,
    "line.lightThick": thick.light,
    "line.darkness": (dark + 1e-3) / (light + 1e-3),
    "line.width":
      (thick.dark + thick.light + 1e-3) / (thin.dark + thin.light + 1e-3),
  };
}

/**
 * Strength of lines: curved one way and straight the other, by the second
 * derivatives' eigenvalues, at every second pixel. Squared, because a line's
 * flanks curve as much the other way as its core, only weaker and wider: means
 * would cancel out.
 */
function ridges({ blurred, mask }: Level): Ridges {
  const { width, height, values } = blurred;
  const sums = new Float64Array(2);
  const count = withKernels((kernels, at) =>
    kernels.ridges(
      at.read(values),
      at.read(mask),
      width,
      height,
      at.write(sums),
    ),
  );
  const [dark = 0, light = 0] = sums;
  const pixels = Math.max(1, count);
  return { dark: Math.sqrt(dark / pixels), light: Math.sqrt(light / pixels) };
}
