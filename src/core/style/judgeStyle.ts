import type { Calibration } from "./calibration.ts";
import { thresholdFor } from "./calibration.ts";
import { scaleStyles } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { patchNovelties } from "./patchNovelty.ts";
import { wordsIn } from "./patchWords.ts";
import { explainerOf } from "./reasons.ts";
import { leastTerms, scoreTerms } from "./scoreTerms.ts";
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

const leastTypicalCount = 3;

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

  const styles = judged.map(({ style }) => style);
  const scaled = scaleStyles(styles, calibration.usualSpread);
  const explain = explainerOf(scaled);
  const novelties = patchNovelties(
    styles.map(({ words }) => words),
    wordsIn(calibration.dictionary),
  );
  const terms = scoreTerms(scaled.deviations, novelties);
  const scores = scoresOf(terms, calibration.weights);
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

/**
 * The weighted geometric mean of a picture's distances, less what it is for a
 * picture that is like its nearest in everything.
 */
function scoresOf(
  terms: readonly (readonly number[])[],
  weights: readonly number[],
): readonly number[] {
  const meanOf = (own: readonly number[]) =>
    Math.exp(
      own.reduce((sum, term, index) => sum + term * (weights[index] ?? 0), 0),
    );
  const least = meanOf(leastTerms);
  return terms.map((own) =>
    Number(Math.max(0, meanOf(own) - least).toFixed(4)),
  );
}
