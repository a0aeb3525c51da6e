import type { Calibration } from "../../src/core/style/calibration.ts";
import { scaleStyles } from "../../src/core/style/compareStyles.ts";
import { comparable } from "../../src/core/style/descriptors.ts";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../src/core/style/describeStyle.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { judgeStyle } from "../../src/core/style/judgeStyle.ts";
import { patchNovelties } from "../../src/core/style/patchNovelty.ts";
import type { PatchDictionary } from "../../src/core/style/patchWords.ts";
import { countWords, wordsIn } from "../../src/core/style/patchWords.ts";
import { scoreTermNames, scoreTerms } from "../../src/core/style/scoreTerms.ts";
import type { Family } from "./families.ts";
import { fitDictionary } from "./fitDictionary.ts";
import type { Example } from "./fitWeights.ts";
import { fitWeights } from "./fitWeights.ts";
import type { Case } from "./measure.ts";
import { draw, randomFrom } from "./random.ts";

/** Expected false alarms in a dataset of one style: what the product promises. */
const falseAlarmsPerSet = 0.3;

const sizes = [5, 7, 10, 15, 25, 50];
const setsPerFamily = 24;

/**
 * Everything that is learnt of styles in general: the dictionary of patches and
 * the usual spread inside a style from the families, what each distance counts
 * for from the cases with planted images, then for every size the score that
 * clean sets drawn from the families exceed at the promised rate. Every family
 * counts the same however many images it has.
 */
export function calibrate(
  families: readonly Family[],
  cases: readonly Case[],
  measured: ReadonlyMap<string, MeasuredStyle>,
): Calibration {
  const dictionary = fitDictionary(families);
  const base = {
    descriptorVersion,
    usualSpread: usualSpreadOf(families),
    dictionary,
    weights: scoreTermNames.map(() => 0),
    falseAlarmsPerSet,
    thresholds: [],
  };
  const describe = describerOf(dictionary);
  const examples = cases.flatMap((each) =>
    examplesOf(each, measured, describe, base),
  );
  const weighted = { ...base, weights: fitWeights(examples) };
  const styles = families.map((family) => family.map(describe));
  return { ...weighted, thresholds: thresholdsOf(styles, weighted) };
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
  { usualSpread, dictionary }: Calibration,
): readonly Example[] {
  const styles = images.flatMap((image) => {
    const each = measured.get(image);
    return each ? [describe(each)] : [];
  });
  const { deviations } = scaleStyles(styles, usualSpread);
  const novelties = patchNovelties(
    styles.map(({ words }) => words),
    wordsIn(dictionary),
  );
  return scoreTerms(deviations, novelties).map((terms, index) => ({
    terms,
    planted: planted.includes(images[index] ?? ""),
    // A large set has much the same to say in each of its pictures.
    weight: 1 / Math.sqrt(images.length),
  }));
}

function thresholdsOf(
  families: readonly (readonly StyleDescriptor[])[],
  calibration: Calibration,
): Calibration["thresholds"] {
  const random = randomFrom(20260501);
  return sizes.flatMap((images) => {
    const scores: number[] = [];
    let sets = 0;
    for (const family of families) {
      if (family.length < images) continue;
      for (let set = 0; set < setsPerFamily; set++) {
        const { verdicts } = judgeStyle(
          draw(family, images, random).map((style, index) => ({
            file: String(index),
            style,
          })),
          calibration,
        );
        for (const { score } of verdicts.values()) scores.push(score);
        sets++;
      }
    }
    scores.sort((one, other) => other - one);
    const score = scores[Math.floor(falseAlarmsPerSet * sets)];
    return score === undefined || sets < 100
      ? []
      : [{ images, score: round(score) }];
  });
}

function usualSpreadOf(families: readonly Family[]): readonly number[] {
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
