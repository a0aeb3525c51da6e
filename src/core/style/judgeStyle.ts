import type { Calibration } from "./calibration.ts";
import { thresholdFor } from "./calibration.ts";
import {
  scaleStyles,
  squaredDistance,
  weightedGroups,
} from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { explainerOf } from "./reasons.ts";
import { styleCalibration } from "./styleCalibration.ts";

/** How well one picture fits the others of its dataset. */
export interface StyleVerdict {
  /** Higher for less typical pictures; means the same in every dataset. 0: nothing can be said. */
  readonly score: number;
  readonly outlier: boolean;
  /** Up to three, in plain words, the strongest first; only of outliers and the least typical. */
  readonly reasons: readonly string[];
}

/** A picture to judge. */
export interface Styled {
  readonly file: string;
  readonly style: StyleDescriptor;
}

export interface StyleJudgement {
  readonly verdicts: ReadonlyMap<string, StyleVerdict>;
  /** Up to three files whatever the verdicts, the least typical first. */
  readonly leastTypical: readonly string[];
}

/** Fewer pictures have no common style to speak of. */
export const minJudgedImages = 5;

/**
 * A style has sub-groups: a picture is judged by the few that are nearest to
 * it, not by how far it is from the middle.
 */
const nearestOthers = 3;
const leastTypicalCount = 3;

/** Beyond this a sample of the others is enough to be compared with. */
const mostOthers = 200;

/** Judges every picture against the others. Pictures measured by another version of the descriptors aren't judged. */
export function judgeStyle(
  images: readonly Styled[],
  calibration: Calibration = styleCalibration,
): StyleJudgement {
  const judged = images.filter(
    ({ style }) =>
      style.version === calibration.descriptorVersion &&
      style.values.length === calibration.usualSpread.length,
  );
  const nothing: StyleVerdict = { score: 0, outlier: false, reasons: [] };
  const verdicts = new Map(images.map(({ file }) => [file, nothing]));
  if (judged.length < minJudgedImages) return { verdicts, leastTypical: [] };

  const scaled = scaleStyles(
    judged.map(({ style }) => style),
    calibration.usualSpread,
  );
  const explain = explainerOf(scaled);
  const scores = scoresOf(scaled.deviations);
  const threshold = thresholdFor(calibration, judged.length);
  const order = judged
    .map(({ file, style }, index) => ({
      file,
      style,
      index,
      score: scores[index] ?? 0,
    }))
    .sort((one, other) => other.score - one.score || one.index - other.index);
  order.forEach(({ file, style, index, score }, position) => {
    const outlier = score > threshold;
    const isNamed = outlier || position < leastTypicalCount;
    const reasons = isNamed ? explain(style, index) : [];
    verdicts.set(file, { score, outlier, reasons });
  });
  return {
    verdicts,
    leastTypical: order
      .filter(({ score }) => score > 0)
      .slice(0, leastTypicalCount)
      .map(({ file }) => file),
  };
}

/** Weighted over the groups: the mean distance to the nearest others in each. */
function scoresOf(deviations: readonly Float64Array[]): readonly number[] {
  const step = Math.ceil(deviations.length / mostOthers);
  const others = deviations.filter((_, index) => index % step === 0);
  return deviations.map((own) => {
    let score = 0;
    for (const { indices, weight } of weightedGroups) {
      score += weight * nearest(own, others, indices);
    }
    return Number(score.toFixed(4));
  });
}

/** Mean distance to the nearest others; most are given up early. */
function nearest(
  own: Float64Array,
  others: readonly Float64Array[],
  indices: Uint16Array,
): number {
  const closest = new Float64Array(nearestOthers).fill(Infinity);
  const last = nearestOthers - 1;
  let found = 0;
  for (const other of others) {
    if (other === own) continue;
    found++;
    let place = last;
    const far = squaredDistance(own, other, indices, closest[last] ?? 0);
    if (far >= (closest[last] ?? 0)) continue;
    for (; place > 0 && (closest[place - 1] ?? 0) > far; place--) {
      closest[place] = closest[place - 1] ?? 0;
    }
    closest[place] = far;
  }
  const count = Math.min(found, nearestOthers);
  let sum = 0;
  for (const far of closest.subarray(0, count)) {
    sum += Math.sqrt(far / indices.length);
  }
  return sum / Math.max(1, count);
}
