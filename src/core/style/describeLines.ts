import type { Measured } from "./descriptors.ts";
import type { Plane } from "./plane.ts";
import type { Level } from "./pyramid.ts";
import { distributionOf, entropyOf, inside, momentsOf } from "./samples.ts";

/** Edges and thin lines inside the mask, in steps of lightness per pixel. */
export function describeLines([finest, second, third]: readonly [
  Level,
  Level,
  Level,
]): Measured<"edge" | "line"> {
  const { steepness, directions } = gradient(finest.plane);
  const samples = inside(steepness, finest.mask);
  const edges = distributionOf(samples, 0, 60);
  const { mean, strength } = momentsOf(samples);
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

const sectors = 12;

/** Scharr's gradient, and how its directions are spread where it is clear. */
function gradient({ width, height, values }: Plane): {
  readonly steepness: Float32Array;
  readonly directions: Float64Array;
} {
  const steepness = new Float32Array(values.length);
  const directions = new Float64Array(sectors);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const nw = values[at - width - 1] ?? 0;
      const n = values[at - width] ?? 0;
      const ne = values[at - width + 1] ?? 0;
      const w = values[at - 1] ?? 0;
      const e = values[at + 1] ?? 0;
      const sw = values[at + width - 1] ?? 0;
      const s = values[at + width] ?? 0;
      const se = values[at + width + 1] ?? 0;
      const across = (3 * (ne - nw + se - sw) + 10 * (e - w)) / 32;
      const down = (3 * (sw - nw + se - ne) + 10 * (s - n)) / 32;
      const slope = Math.sqrt(across * across + down * down);
      steepness[at] = slope;
      if (slope <= 4) continue;
      const turn = (Math.atan2(down, across) / Math.PI + 2) % 1;
      const sector = Math.min(sectors - 1, Math.floor(turn * sectors));
      directions[sector] = (directions[sector] ?? 0) + slope;
    }
  }
  return { steepness, directions };
}

interface Ridges {
  readonly dark: number;
  readonly light: number;
}

/** Dark and light lines at three widths: about 2, 4 and 8 pixels. */
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
 * Mean strength of lines: curved one way and straight the other, by the
 * second derivatives' eigenvalues. A straight line's flanks curve as much the
 * other way as the line itself, so dark and light differ by dots, ends and
 * crossings alone.
 */
function ridges({ blurred, mask }: Level): Ridges {
  const { width, height, values } = blurred;
  let dark = 0;
  let light = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (mask[at] === 0) continue;
      count++;
      const middle = 2 * (values[at] ?? 0);
      const xx = (values[at - 1] ?? 0) + (values[at + 1] ?? 0) - middle;
      const yy = (values[at - width] ?? 0) + (values[at + width] ?? 0) - middle;
      const xy =
        ((values[at - width - 1] ?? 0) +
          (values[at + width + 1] ?? 0) -
          (values[at - width + 1] ?? 0) -
          (values[at + width - 1] ?? 0)) /
        4;
      const half = (xx - yy) / 2;
      const root = Math.sqrt(half * half + xy * xy);
      const most = (xx + yy) / 2 + root;
      const least = (xx + yy) / 2 - root;
      dark += Math.max(0, most - 2 * Math.abs(least));
      light += Math.max(0, -least - 2 * Math.abs(most));
    }
  }
  const pixels = Math.max(1, count);
  return { dark: dark / pixels, light: light / pixels };
}
