import type { Calibration, Metric } from "../../src/core/style/calibration.ts";
import { scaleStyles } from "../../src/core/style/compareStyles.ts";
import { comparable } from "../../src/core/style/descriptors.ts";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../src/core/style/descriptor.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { judgeStyle } from "../../src/core/style/judgeStyle.ts";
import { patchNovelties } from "../../src/core/style/patchNovelty.ts";
import type { PatchDictionary } from "../../src/core/style/patchWords.ts";
import { countWords, wordsIn } from "../../src/core/style/patchWords.ts";
import { scoreTerms } from "../../src/core/style/scoreTerms.ts";
import {
  minSplitImages,
  splitStyles,
} from "../../src/core/style/splitStyles.ts";
import { placesInStyleSpace } from "../../src/core/style/styleSpace.ts";
import type { Family } from "./families.ts";
import { fitDictionary } from "./fitDictionary.ts";
import { fitMetric, momentsOf } from "./fitMetric.ts";
import type { Example } from "./fitWeights.ts";
import { fitWeights } from "./fitWeights.ts";
import type { Case } from "./measure.ts";
import { draw, randomFrom } from "./random.ts";

/** Expected false alarms in a dataset of one style: what the product promises. */
const falseAlarmsPerSet = 0.28;
/** The share of datasets of one style that may be called two. */
const falseSplitsPerSet = 0.01;

const sizes = [5, 7, 10, 15, 25, 50];
const setsPerFamily = 24;

/**
 * Everything that is learnt of styles in general: the dictionary of patches,
 * the usual spread inside a style and the directions in which styles differ
 * from the families, what each distance counts for from the cases with planted
 * images, then for every size the score that clean sets drawn from the families
 * exceed at the promised rate. Every family counts the same however many images
 * it has. A case or a clean set is measured in directions that were found
 * without the families in it, as a new style will be.
 */
export function calibrate(
  families: ReadonlyMap<string, Family>,
  cases: readonly Case[],
  measured: ReadonlyMap<string, MeasuredStyle>,
): Calibration {
  const members = [...families.values()];
  const usualSpread = usualSpreadOf(members);
  const dictionary = fitDictionary(members);
  const metricWithout = metricFitter(families, usualSpread);
  const base = { usualSpread, dictionary };
  const describe = describerOf(dictionary);
  const examples = cases.flatMap((each) =>
    examplesOf(each, measured, describe, {
      ...base,
      ...metricWithout([each.host, ...each.source]),
    }),
  );
  const weighted: Calibration = {
    descriptorVersion,
    ...base,
    ...metricWithout([]),
    weights: fitWeights(examples),
    falseAlarmsPerSet,
    thresholds: [],
    falseSplitsPerSet,
    splits: [],
  };
  const clean = [...families].map(([name, family]) => ({
    styles: family.map(describe),
    calibration: { ...weighted, ...metricWithout([name]) },
  }));
  return { ...weighted, ...thresholdsOf(clean) };
}

/** Makes the function that fits the metric on all families but some. */
export function metricFitter(
  families: ReadonlyMap<string, Family>,
  usualSpread: readonly number[],
): (names: readonly string[]) => Metric {
  const moments = [...families].map(([name, family]) => ({
    name,
    moments: momentsOf(family, usualSpread),
  }));
  const known = new Map<string, Metric>();
  return (names) => {
    const others = moments.filter(({ name }) => !names.includes(name));
    const key = others.map(({ name }) => name).join();
    const metric =
      known.get(key) ?? fitMetric(others.map((each) => each.moments));
    known.set(key, metric);
    return metric;
  };
}

/** Makes the function that names a picture's patches, once for each picture. */
export function describerOf(
  dictionary: PatchDictionary,
): (measured: MeasuredStyle) => StyleDescriptor {
  const words = wordsIn(dictionary);
  const known = new Map<MeasuredStyle, StyleDescriptor>();
  return (measured) => {
    const style = known.get(measured) ?? {
      version: descriptorVersion,
      values: measured.values,
      words: countWords(measured.patches, dictionary, words),
    };
    known.set(measured, style);
    return style;
  };
}

function examplesOf(
  { images, planted }: Case,
  measured: ReadonlyMap<string, MeasuredStyle>,
  describe: (measured: MeasuredStyle) => StyleDescriptor,
  metric: Pick<Calibration, "usualSpread" | "dictionary"> & Metric,
): readonly Example[] {
  const styles = images.flatMap((image) => {
    const each = measured.get(image);
    return each ? [describe(each)] : [];
  });
  const { deviations } = scaleStyles(styles, metric.usualSpread);
  const novelties = patchNovelties(
    styles.map(({ words }) => words),
    wordsIn(metric.dictionary),
  );
  const places = placesInStyleSpace(styles, metric);
  return scoreTerms({ deviations, novelties, places }, metric.telling).map(
    (terms, index) => ({
      terms,
      planted: planted.includes(images[index] ?? ""),
      // A large set has much the same to say in each of its pictures.
      weight: 1 / Math.sqrt(images.length),
    }),
  );
}

/** Sets of one style, and what they are judged with. */
interface Clean {
  readonly styles: readonly StyleDescriptor[];
  readonly calibration: Calibration;
}

function thresholdsOf(
  families: readonly Clean[],
): Pick<Calibration, "thresholds" | "splits"> {
  const random = randomFrom(20260501);
  const measured = sizes.map((images) => {
    const scores: number[] = [];
    const clarities: number[] = [];
    for (const { styles, calibration } of families) {
      if (styles.length < images) continue;
      for (let set = 0; set < setsPerFamily; set++) {
        const drawn = draw(styles, images, random);
        const { verdicts } = judgeStyle(
          drawn.map((style, index) => ({ file: String(index), style })),
          calibration,
        );
        for (const { score } of verdicts.values()) scores.push(score);
        const parts = splitStyles(placesInStyleSpace(drawn, calibration));
        clarities.push(parts?.clarity ?? 0);
      }
    }
    return { images, scores, clarities };
  });
  const enough = measured.filter(({ clarities }) => clarities.length >= 100);
  return {
    thresholds: enough.map(({ images, scores, clarities }) => ({
      images,
      score: exceededBy(scores, falseAlarmsPerSet * clarities.length),
    })),
    splits: enough
      .filter(({ images }) => images >= minSplitImages)
      .map(({ images, clarities }) => ({
        images,
        score: exceededBy(clarities, falseSplitsPerSet * clarities.length),
      })),
  };
}

/** The value that so many of the values exceed. */
function exceededBy(values: readonly number[], count: number): number {
  const sorted = values.toSorted((one, other) => other - one);
  return round(sorted[Math.floor(count)] ?? Infinity);
}

export function usualSpreadOf(families: readonly Family[]): readonly number[] {
  const spreads = families.map(spreadsOf);
  return (spreads[0] ?? []).map((_, index) =>
    round(
      Math.max(
        1e-3,
        Math.sqrt(
          spreads.reduce((sum, each) => sum + (each[index] ?? 0) ** 2, 0) /
            spreads.length,
        ),
      ),
    ),
  );
}

function spreadsOf(family: Family): readonly number[] {
  return (family[0]?.values ?? []).map((_, index) => {
    const values = family.map((style) =>
      comparable(index, style.values[index] ?? 0),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) /
        values.length,
    );
  });
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
