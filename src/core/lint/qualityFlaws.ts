import type { ImageFacts } from "../dataset/facts.ts";
import { medianOf } from "../style/compareStyles.ts";
import type { DescriptorName } from "../style/descriptors.ts";
import { comparable, descriptorNames } from "../style/descriptors.ts";
import { styleCalibration } from "../style/styleCalibration.ts";

/** In which way a picture can be worse than the others of its set. */
export type FlawKind = "soft" | "noisy" | "dull" | "compressed";

/** One picture's value beside what is usual in its set. */
export interface Flaw {
  readonly file: string;
  readonly kind: FlawKind;
  readonly value: number;
  readonly usual: number;
}

/** A way of being worse that shows in the pixels. */
interface Axis {
  readonly kind: FlawKind;
  /** What the finding shows. */
  readonly shown: DescriptorName;
  /** What gives it away, and 1 when more of it is worse. */
  readonly signs: readonly (readonly [name: DescriptorName, worse: 1 | -1])[];
  /**
   * The sum of the signs' spreads from the middle above which a picture is
   * named: of clean sets of 25 drawn from the styles of bench/style about one
   * in twenty-five has such a picture.
   */
  readonly most: number;
}

const axes: readonly Axis[] = [
  {
    kind: "soft",
    shown: "grain.fineness",
    signs: [["grain.fineness", -1]],
    most: 2.85,
  },
  {
    kind: "noisy",
    shown: "flat.plainShare",
    signs: [
      ["flat.plainShare", -1],
      ["edge.softShare", 1],
      ["pattern.near9", 1],
    ],
    most: 6.1,
  },
  {
    kind: "dull",
    shown: "tone.highlights",
    signs: [
      ["tone.highlights", -1],
      ["tone.midShare", 1],
    ],
    most: 3.5,
  },
];

/** A set without any spread still allows this share of what is usual. */
const usualSpreadShare = 0.6;
/** One wild value alone isn't all of the signs. */
const mostDeviation = 6;

/** Of fewer pictures the middle says little. */
const minJudged = 8;

/** A JPEG's steps against those usual here: this many times as coarse is seen. */
const mostTimesAsCoarse = 3;
/** Below this coarseness (quality 90) nobody sees a difference. */
const leastCoarseness = 20;

/**
 * Pictures that are softer, noisier, duller or more compressed than is usual in
 * their own set; no threshold holds for all sets. Lint names them, narrowing
 * prefers others.
 */
export function qualityFlaws(images: readonly ImageFacts[]): readonly Flaw[] {
  return [...seenFlaws(images), ...compressed(images)];
}

function seenFlaws(images: readonly ImageFacts[]): readonly Flaw[] {
  const judged = images.flatMap(({ file, pixels }) =>
    pixels?.style.values.length === descriptorNames.length
      ? [{ file, values: pixels.style.values }]
      : [],
  );
  if (judged.length < minJudged) return [];
  const all = judged.map(({ values }) => values);
  return axes.flatMap(({ kind, shown, signs, most }) => {
    const deviations = signs.map(([name, worse]) =>
      deviationsOf(all, descriptorNames.indexOf(name), worse),
    );
    const at = descriptorNames.indexOf(shown);
    const usual = medianOf(all.map((values) => values[at] ?? 0));
    return judged.flatMap(({ file, values }, index) => {
      const sum = deviations.reduce(
        (total, each) => total + Math.min(mostDeviation, each[index] ?? 0),
        0,
      );
      return sum > most ? [{ file, kind, value: values[at] ?? 0, usual }] : [];
    });
  });
}

/** By how many spreads each picture is on the worse side of the middle. */
function deviationsOf(
  all: readonly (readonly number[])[],
  at: number,
  worse: 1 | -1,
): readonly number[] {
  const scaled = all.map((values) => comparable(at, values[at] ?? 0));
  const middle = medianOf(scaled);
  const own =
    1.4826 * medianOf(scaled.map((value) => Math.abs(value - middle)));
  const usual = styleCalibration.usualSpread[at] ?? 1;
  const spread = Math.hypot(usualSpreadShare * usual, own) || 1;
  return scaled.map((value) => (worse * (value - middle)) / spread);
}

/** By the quality that the JPEGs' own tables say. */
function compressed(images: readonly ImageFacts[]): readonly Flaw[] {
  const known = images.flatMap(({ file, header }) => {
    const value = header?.format === "png" ? 100 : header?.jpegQuality;
    return value === undefined ? [] : [{ file, value }];
  });
  if (known.length < minJudged) return [];
  const usual = medianOf(known.map(({ value }) => value));
  const most =
    mostTimesAsCoarse * Math.max(leastCoarseness, coarsenessOf(usual));
  return known.flatMap(({ file, value }) =>
    coarsenessOf(value) <= most
      ? []
      : [{ file, kind: "compressed", value, usual }],
  );
}

/** How coarse the steps are, in percent of those at quality 50; as libjpeg scales them. */
function coarsenessOf(quality: number): number {
  return quality >= 50 ? 200 - 2 * quality : 5000 / Math.max(1, quality);
}
