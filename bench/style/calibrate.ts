import type { Calibration } from "../../src/core/style/calibration.ts";
import { comparable } from "../../src/core/style/descriptors.ts";
import { descriptorVersion } from "../../src/core/style/describeStyle.ts";
import type { StyleDescriptor } from "../../src/core/style/descriptor.ts";
import { judgeStyle } from "../../src/core/style/judgeStyle.ts";
import type { Case } from "./measure.ts";

/** Images of one style, none of them planted. */
export type Family = readonly StyleDescriptor[];

export function familiesOf(
  cases: readonly Case[],
  measured: ReadonlyMap<string, StyleDescriptor>,
): ReadonlyMap<string, Family> {
  const names = new Map<string, Set<string>>();
  for (const { host, images, planted } of cases) {
    const family = names.get(host) ?? new Set();
    names.set(host, family);
    for (const image of images) {
      if (!planted.includes(image)) family.add(image);
    }
  }
  return new Map(
    [...names].map(([host, images]) => [
      host,
      [...images].sort().flatMap((image) => measured.get(image) ?? []),
    ]),
  );
}

/** Expected false alarms in a dataset of one style: what the product promises. */
export const falseAlarmsPerSet = 0.33;

const sizes = [5, 7, 10, 15, 25, 50];
const setsPerFamily = 24;

/**
 * The usual spread inside a style, then for every size the score that clean
 * sets drawn from the families exceed at the promised rate. Every family
 * counts the same however many images it has.
 */
export function calibrate(families: readonly Family[]): Calibration {
  const spreads = families.map(spreadsOf);
  const usualSpread = (spreads[0] ?? []).map((_, index) =>
    round(
      Math.sqrt(
        spreads.reduce((sum, each) => sum + (each[index] ?? 0) ** 2, 0) /
          spreads.length,
      ),
    ),
  );
  const base = { descriptorVersion, usualSpread, falseAlarmsPerSet };
  const random = randomFrom(20260501);
  const thresholds = sizes.flatMap((images) => {
    const scores: number[] = [];
    let sets = 0;
    for (const family of families) {
      if (family.length < images) continue;
      for (let set = 0; set < setsPerFamily; set++) {
        const drawn = draw(family, images, random);
        const { verdicts } = judgeStyle(
          drawn.map((style, index) => ({ file: String(index), style })),
          { ...base, thresholds: [] },
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
  return { ...base, thresholds };
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

function draw(
  family: Family,
  count: number,
  random: () => number,
): readonly StyleDescriptor[] {
  return family
    .map((style) => ({ style, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, count)
    .map(({ style }) => style);
}

/** The same numbers in every run: a linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
