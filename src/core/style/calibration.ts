import type { PatchDictionary } from "./patchWords.ts";

/** What judging needs to know of styles in general. */
export interface Calibration {
  /** The descriptors' version it was measured with. */
  readonly descriptorVersion: number;
  /** The usual spread inside one style of every descriptor, in its order, on the comparable scale. */
  readonly usualSpread: readonly number[];
  /** What patches are named by. */
  readonly dictionary: PatchDictionary;
  /** What each of `scoreTermNames` counts for: none below 0, together 1. */
  readonly weights: readonly number[];
  /** Scores above which a picture is called an outlier, by number of images. */
  readonly thresholds: readonly {
    readonly images: number;
    readonly score: number;
  }[];
  /** False alarms expected per dataset without an outlier. */
  readonly falseAlarmsPerSet: number;
}

/** The threshold for this many images: between the measured ones by the logarithm of the number. */
export function thresholdFor(
  { thresholds }: Calibration,
  images: number,
): number {
  const above = thresholds.find((each) => each.images >= images);
  const below = thresholds.findLast((each) => each.images <= images);
  if (!above || !below) return (above ?? below)?.score ?? Infinity;
  if (above.images === below.images) return above.score;
  const share =
    Math.log(images / below.images) / Math.log(above.images / below.images);
  return below.score + share * (above.score - below.score);
}
