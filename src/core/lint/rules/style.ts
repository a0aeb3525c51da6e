import { styleCalibration } from "../../style/styleCalibration.ts";
import { shownName } from "../../text.ts";
import { clauses, enumerated } from "../../words/lists.ts";
import { english, say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule, Subject } from "../rule.ts";
import { finding } from "../rule.ts";

const { falseAlarmsPerSet, falseSplitsPerSet } = styleCalibration;
/** One in how many datasets without an outlier gets a false alarm. */
const alarmIn = Math.round(1 / falseAlarmsPerSet);
/** One in how many datasets of one style is said to be two. */
const splitIn = Math.round(1 / falseSplitsPerSet);

/** Pictures that break the style of the others, and two styles in one dataset. */
export const styleRules: Rule = (subject) => [
  ...subset(subject),
  ...outliers(subject),
];

function outliers({ usable, style }: Subject): readonly Finding[] {
  return usable.flatMap(({ file }) => {
    const verdict = style.verdicts.get(file);
    if (!verdict?.outlier) return [];
    const reasons =
      verdict.reasons.length > 0
        ? clauses(verdict.reasons)
        : say`a little in everything measured`;
    const message = say`Breaks the style of the others: ${reasons}. A false alarm comes about once in ${alarmIn} datasets.`;
    return [
      finding("style/outlier", message, {
        file,
        data: {
          score: verdict.score,
          reasons: verdict.reasons.map(english),
          falseAlarmsPerDataset: falseAlarmsPerSet,
        },
      }),
    ];
  });
}

function subset({ style: { parts } }: Subject): readonly Finding[] {
  if (!parts) return [];
  const { smaller, larger, reasons, clarity } = parts;
  const apart =
    reasons.length > 0
      ? clauses(reasons)
      : say`they differ a little in everything measured`;
  const names = enumerated(smaller.map((file) => shownName(file)));
  const message = say`Looks like two styles: ${smaller.length} images (${names}) stand apart from the other ${larger.length}. What sets them apart: ${apart}. Train one style at a time. About one in ${splitIn} datasets of one style is taken for two.`;
  return [
    finding("style/subset", message, {
      related: smaller,
      data: {
        smaller,
        larger,
        reasons: reasons.map(english),
        clarity: Number(clarity.toFixed(3)),
        falseAlarmsPerDataset: falseSplitsPerSet,
      },
    }),
  ];
}
