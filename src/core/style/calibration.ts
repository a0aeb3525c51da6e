import type { PatchDictionary } from "./patchWords.ts";

/** Scores measured for some numbers of images, the fewest first. */
export type Thresholds = readonly {
  readonly images: number;
  readonly score: number;
}[];

/** How styles differ in general, whatever the dataset: fitted on families of pictures. */
export interface Metric {
  /**
   * How well every descriptor tells styles apart: the variance between families
   * over that inside them (Fisher's ratio); 1 on average.
   */
  readonly telling: readonly number[];
  /**
   * The directions in which families lie furthest apart (Fisher's linear
   * discriminants): per direction a weight for every descriptor in usual
   * spreads. Along each the spread inside a family is about 1.
   */
  readonly directions: readonly (readonly number[])[];
}

/** What judging needs to know of styles in general. */
export interface Calibration extends Metric {
  /** The descriptors' version it was measured with. */
  readonly descriptorVersion: number;
  /** The usual spread inside one style of every descriptor, in its order, on the comparable scale. */
  readonly usualSpread: readonly number[];
  /** What patches are named by. */
  readonly dictionary: PatchDictionary;
  /** What each of `scoreTermNames` counts for: none below 0, together 1. */
  readonly weights: readonly number[];
  /** Scores above which a picture is called an outlier, by number of images. */
  readonly thresholds: Thresholds;
  /** False alarms expected per dataset without an outlier. */
  readonly falseAlarmsPerSet: number;
  /** How clearly a dataset must fall into two to be called so, by number of images. */
  readonly splits: Thresholds;
  /** The share of datasets of one style that are said to be two. */
  readonly falseSplitsPerSet: number;
}

/** The threshold for this many images: between the measured ones by the logarithm of the number. */
export function thresholdFor(thresholds: Thresholds, images: number): number {
  const above = thresholds.find((each) => each.images >= images);
  const below = thresholds.findLast((each) => each.images <= images);
  if (!above || !below) return (above ?? below)?.score ?? Infinity;
  if (above.images === below.images) return above.score;
  const share =
    Math.log(images / below.images) / Math.log(above.images / below.images);
  return below.score + share * (above.score - below.score);
}
