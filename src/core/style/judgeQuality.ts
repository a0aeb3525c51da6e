import { medianOf } from "./compareStyles.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import type { DescriptorName } from "./descriptors.ts";
import { descriptorNames } from "./descriptors.ts";

/** In which way a picture can be worse than the others of its set. */
export type FlawKind = "soft" | "noisy" | "dull";

/** One picture's value beside what is usual in its set. */
export interface Flaw {
  readonly file: string;
  readonly kind: FlawKind;
  readonly value: number;
  readonly usual: number;
}

interface Axis {
  readonly kind: FlawKind;
  readonly name: DescriptorName;
  /** 1 when more is worse. */
  readonly worse: 1 | -1;
  /** On this scale a difference means the same at every level. */
  readonly scale: (value: number) => number;
  /** A set without any spread still allows this much, on that scale. */
  readonly leastSpread: number;
  /**
   * Spreads from the middle above which a picture is named: of clean sets of 25
   * drawn from the styles of bench/style about one in twenty has such a picture.
   */
  readonly most: number;
}

const axes: readonly Axis[] = [
  {
    kind: "soft",
    name: "grain.fineness",
    worse: -1,
    scale: (value) => Math.log(value + 0.05),
    leastSpread: 0.1,
    most: 2.5,
  },
  {
    kind: "noisy",
    name: "grain.all",
    worse: 1,
    scale: (value) => Math.log(value + 0.2),
    leastSpread: 0.3,
    most: 4.4,
  },
  {
    kind: "dull",
    name: "tone.spread",
    worse: -1,
    scale: (value) => value,
    leastSpread: 6,
    most: 2.1,
  },
];

/** Of fewer pictures the middle says little. */
export const minJudgedForQuality = 8;

/** Pictures that are softer, noisier or duller than is usual in their own set; no threshold holds for all sets. */
export function qualityFlaws(
  images: readonly { readonly file: string; readonly style: StyleDescriptor }[],
): readonly Flaw[] {
  const judged = images.filter(
    ({ style }) => style.values.length === descriptorNames.length,
  );
  if (judged.length < minJudgedForQuality) return [];
  return axes.flatMap(({ kind, name, worse, scale, leastSpread, most }) => {
    const index = descriptorNames.indexOf(name);
    const values = judged.map(({ style }) => style.values[index] ?? 0);
    const scaled = values.map(scale);
    const middle = medianOf(scaled);
    const spread = Math.hypot(
      leastSpread,
      1.4826 * medianOf(scaled.map((value) => Math.abs(value - middle))),
    );
    const usual = medianOf(values);
    return judged.flatMap(({ file }, at) => {
      const deviation = (worse * ((scaled[at] ?? 0) - middle)) / spread;
      const value = values[at] ?? 0;
      return deviation > most ? [{ file, kind, value, usual }] : [];
    });
  });
}
