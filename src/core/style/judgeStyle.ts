import type { Text } from "../words/text.ts";
import type { Calibration } from "./calibration.ts";
import { thresholdFor } from "./calibration.ts";
import { scaleStyles } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { patchNovelties } from "./patchNovelty.ts";
import { wordsIn } from "./patchWords.ts";
import { findSubset } from "./findSubset.ts";
import { explainerOf } from "./reasons.ts";
import { leastTerms, scoreTerms } from "./scoreTerms.ts";
import { styleCalibration } from "./styleCalibration.ts";
import { placesInStyleSpace } from "./styleSpace.ts";

/** How well one picture fits the others of its dataset. */
export interface StyleVerdict {
  /** Higher for less typical pictures; means the same in every dataset. 0: nothing can be said. */
  readonly score: number;
  readonly outlier: boolean;
  /** Up to three, in plain words, the strongest first; only of outliers and the least typical. */
  readonly reasons: readonly Text[];
}

/** A picture to judge. */
export interface Styled {
  readonly file: string;
  readonly style: StyleDescriptor;
}

/** Two styles in one dataset: neither part's pictures are outliers by belonging to it. */
export interface StyleParts {
  readonly smaller: readonly string[];
  readonly larger: readonly string[];
  /** What sets the smaller part apart, in plain words, the strongest first. */
  readonly reasons: readonly Text[];
  /** The mean silhouette, −1 to 1. */
  readonly clarity: number;
}

export interface StyleJudgement {
  readonly verdicts: ReadonlyMap<string, StyleVerdict>;
  /** Undefined for a dataset in one style, and for too few to tell. */
  readonly parts: StyleParts | undefined;
  /** Up to three files whatever the verdicts, the least typical first. */
  readonly leastTypical: readonly string[];
}

/** Fewer pictures have no common style to speak of. */
export const minJudgedImages = 5;

const leastTypicalCount = 3;

/**
 * Beside a picture that is far out, one that comes this far behind it is more often
 * a member of the style than another outlier. Once the first is excluded it is
 * judged anew. A share of the largest distance; found by bench/style.
 */
const leastShareOfFarthest = 0.61;

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
  if (judged.length < minJudgedImages) {
    return { verdicts, parts: undefined, leastTypical: [] };
  }

  const styles = judged.map(({ style }) => style);
  const scaled = scaleStyles(styles, calibration.usualSpread);
  const explain = explainerOf(scaled);
  const novelties = patchNovelties(
    styles.map(({ words }) => words),
    wordsIn(calibration.dictionary),
  );
  const places = placesInStyleSpace(styles, calibration);
  const terms = scoreTerms(
    { deviations: scaled.deviations, novelties, places },
    calibration.telling,
  );
  const { scores, zero } = scoresOf(terms, calibration.weights);
  const subset = findSubset(styles, places, calibration);
  const apart = new Set(subset?.smaller);
  const threshold = Math.max(
    thresholdFor(calibration.thresholds, judged.length),
    leastShareOfFarthest * (Math.max(...scores) + zero) - zero,
  );
  const order = judged
    .map(({ file, style }, index) => ({
      file,
      style,
      index,
      score: scores[index] ?? 0,
    }))
    .sort((one, other) => other.score - one.score || one.index - other.index);
  order.forEach(({ file, style, index, score }, position) => {
    // A style of its own is said once, not of each of its pictures.
    const outlier = score > threshold && !apart.has(index);
    const isNamed = outlier || position < leastTypicalCount;
    const reasons = isNamed ? explain(style, index) : [];
    verdicts.set(file, { score, outlier, reasons });
  });
  const filesAt = (places: readonly number[]) =>
    places.flatMap((at) => judged[at]?.file ?? []);
  return {
    verdicts,
    parts: subset && {
      smaller: filesAt(subset.smaller),
      larger: filesAt(subset.larger),
      reasons: subset.reasons,
      clarity: subset.clarity,
    },
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
): { readonly scores: readonly number[]; readonly zero: number } {
  const meanOf = (own: readonly number[]) =>
    Math.exp(
      own.reduce((sum, term, index) => sum + term * (weights[index] ?? 0), 0),
    );
  const zero = meanOf(leastTerms);
  const scores = terms.map((own) =>
    Number(Math.max(0, meanOf(own) - zero).toFixed(4)),
  );
  return { scores, zero };
}
