import type { Calibration } from "../style/calibration.ts";
import { comparable, descriptorGroups } from "../style/descriptors.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import { scoreTermNames } from "../style/scoreTerms.ts";
import { styleCalibration } from "../style/styleCalibration.ts";

/**
 * Pictures as points: the square of the distance between two is their
 * difference in usual spreads, squared and weighted by what tells styles
 * apart. Two pictures of one style are about 1.4 apart.
 */
export interface Looks {
  readonly count: number;
  /** Numbers per picture. */
  readonly size: number;
  /** `count × size`, picture by picture; 4 bytes each, 6 MB for 10,000 pictures. */
  readonly points: Float32Array;
}

/** One wild measurement must not be the whole distance, in usual spreads. */
const mostDeviation = 8;

/** A point per picture; all of them have to be measured by the calibration's version. */
export function looksOf(
  styles: readonly StyleDescriptor[],
  calibration: Calibration = styleCalibration,
): Looks {
  const { usualSpread } = calibration;
  const scales = scalesOf(calibration);
  const size = usualSpread.length;
  const points = new Float32Array(styles.length * size);
  const values = new Float64Array(styles.length);
  // What counts most comes first, so that far pictures are soon known to be far.
  const order = [...usualSpread.keys()].sort(
    (one, other) => (scales[other] ?? 0) - (scales[one] ?? 0) || one - other,
  );
  order.forEach((at, place) => {
    styles.forEach((style, index) => {
      values[index] = comparable(at, style.values[at] ?? 0);
    });
    const middle = values.toSorted()[values.length >> 1] ?? 0;
    const spread = Math.max(usualSpread[at] ?? 1, 1e-6);
    for (let index = 0; index < styles.length; index++) {
      const deviation = ((values[index] ?? 0) - middle) / spread;
      points[index * size + place] =
        Math.max(-mostDeviation, Math.min(mostDeviation, deviation)) *
        (scales[at] ?? 0);
    }
  });
  return { count: styles.length, size, points };
}

/** Numbers added up between two looks at whether it is too far already. */
const stretch = 16;

/** How far apart two pictures look; Infinity when it is more than `most`. */
export function lookBetween(
  { points, size }: Looks,
  one: number,
  other: number,
  most = Infinity,
): number {
  const tooMuch = most * most;
  let sum = 0;
  let from = one * size;
  let to = other * size;
  const end = from + size;
  while (from < end) {
    const pause = Math.min(end, from + stretch);
    for (; from < pause; from++, to++) {
      const difference = (points[from] ?? 0) - (points[to] ?? 0);
      sum += difference * difference;
    }
    if (sum > tooMuch) return Infinity;
  }
  return Math.sqrt(sum);
}

/** Square roots of what each number counts for; their squares sum to 1. */
function scalesOf({ usualSpread, weights }: Calibration): Float64Array {
  const scales = new Float64Array(usualSpread.length);
  const weightOf = (term: string) => weights[scoreTermNames.indexOf(term)] ?? 0;
  const everywhere =
    (weightOf("all") + weightOf("all here")) / usualSpread.length;
  for (const [group, indices] of descriptorGroups) {
    const own = weightOf(group) / indices.length;
    for (const index of indices) scales[index] = own + everywhere;
  }
  const total = scales.reduce((sum, weight) => sum + weight, 0) || 1;
  return scales.map((weight) => Math.sqrt(weight / total));
}
