import { hammingDistance } from "./perceptualHashes.ts";
import type { Raster } from "../../src/core/style/raster.ts";

/** What a first try would measure of a picture. */
export interface NaiveMeasure {
  /** Mean red, green and blue. */
  readonly mean: readonly number[];
  /** Shares of 64 colours. */
  readonly histogram: readonly number[];
  readonly hash: string;
}

export function measureNaively(raster: Raster, hash: string): NaiveMeasure {
  const sums = [0, 0, 0];
  const counts = new Array<number>(64).fill(0);
  const pixels = raster.rgb.length / 3;
  for (let at = 0; at < raster.rgb.length; at += 3) {
    let colour = 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = raster.rgb[at + channel] ?? 0;
      sums[channel] = (sums[channel] ?? 0) + value;
      colour = colour * 4 + (value >> 6);
    }
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  return {
    mean: sums.map((sum) => sum / pixels),
    histogram: counts.map((count) => count / pixels),
    hash,
  };
}

/** Scores of a dataset's pictures; higher is less typical. */
export type NaiveScore = (pictures: readonly NaiveMeasure[]) => number[];

export const naiveScores: Readonly<Record<string, NaiveScore>> = {
  "mean RGB": (pictures) => {
    const columns = [0, 1, 2].map((channel) => {
      const values = pictures.map(({ mean }) => mean[channel] ?? 0);
      const middle = meanOf(values);
      const spread = Math.sqrt(
        meanOf(values.map((value) => (value - middle) ** 2)),
      );
      return values.map((value) => Math.abs(value - middle) / (spread + 1e-6));
    });
    return pictures.map((_, index) =>
      Math.max(...columns.map((column) => column[index] ?? 0)),
    );
  },
  histogram: (pictures) =>
    pictures.map((one) =>
      nearestThree(
        pictures
          .filter((other) => other !== one)
          .map((other) =>
            one.histogram.reduce(
              (sum, share, at) =>
                sum + Math.abs(share - (other.histogram[at] ?? 0)),
              0,
            ),
          ),
      ),
    ),
  "perceptual hash": (pictures) =>
    pictures.map((one) =>
      meanOf(
        pictures
          .filter((other) => other !== one)
          .map((other) => hammingDistance(one.hash, other.hash)),
      ),
    ),
};

function nearestThree(distances: readonly number[]): number {
  return meanOf([...distances].sort((one, other) => one - other).slice(0, 3));
}

function meanOf(values: readonly number[]): number {
  return (
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  );
}
