import type { ImageFacts } from "../../dataset/facts.ts";
import { medianOf } from "../../style/compareStyles.ts";
import type { Flaw } from "../../style/judgeQuality.ts";
import { minJudgedForQuality, qualityFlaws } from "../../style/judgeQuality.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** Pictures that are worse than the others of their own set: ink, flat colour and night are styles. */
export const qualityRules: Rule = ({ usable }) => [
  ...qualityFlaws(
    usable.flatMap(({ file, pixels }) =>
      pixels ? [{ file, style: pixels.style }] : [],
    ),
  ).map(flawFinding),
  ...compressed(usable),
];

function flawFinding({ file, kind, value, usual }: Flaw): Finding {
  const numbers = `${shown(value)} against ${shown(usual)}`;
  const words: Readonly<Record<Flaw["kind"], string>> = {
    soft: `Softer than the others: its finest detail is ${times(value, usual)} as strong as usual here (${numbers}). Blurred, or enlarged from a smaller picture; export it anew at full size.`,
    noisy: `Noisier than the others: ${times(value, usual)} as much noise as usual here (${numbers}). Take a cleaner original, or leave it out.`,
    dull: `Duller than the others: ${times(value, usual)} as much contrast as usual here (${numbers}). Check how it was exported, or leave it out.`,
  };
  return finding(`quality/${kind}`, words[kind], {
    file,
    data: { value, usual },
  });
}

/** A JPEG's steps against those usual here: this many times as coarse is seen. */
const mostTimesAsCoarse = 3;
/** Below this coarseness (quality 90) nobody sees a difference. */
const leastCoarseness = 20;

function compressed(usable: readonly ImageFacts[]): readonly Finding[] {
  const known = usable.flatMap(({ file, header }) => {
    const quality = header?.format === "png" ? 100 : header?.jpegQuality;
    return quality === undefined ? [] : [{ file, quality }];
  });
  if (known.length < minJudgedForQuality) return [];
  const usual = medianOf(known.map(({ quality }) => quality));
  const most =
    mostTimesAsCoarse * Math.max(leastCoarseness, coarsenessOf(usual));
  return known.flatMap(({ file, quality }) =>
    coarsenessOf(quality) <= most
      ? []
      : [
          finding(
            "quality/compressed",
            `More compressed than the others: JPEG quality ${quality} against ${Math.round(usual)}, which is usual here. Take the original: blocks and halos are learned too.`,
            { file, data: { quality, usual } },
          ),
        ],
  );
}

/** How coarse the steps are, in percent of those at quality 50; as libjpeg scales them. */
function coarsenessOf(quality: number): number {
  return quality >= 50 ? 200 - 2 * quality : 5000 / Math.max(1, quality);
}

function times(value: number, usual: number): string {
  const factor = value / Math.max(usual, 1e-6);
  return factor > 20 ? "more than 20 times" : `${factor.toFixed(1)} times`;
}

function shown(value: number): string {
  return value.toPrecision(2);
}
