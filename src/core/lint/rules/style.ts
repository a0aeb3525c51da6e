import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";
import { styleCalibration } from "../../style/styleCalibration.ts";

/** One in how many datasets without an outlier gets a false alarm. */
const oneIn = Math.round(1 / styleCalibration.falseAlarmsPerSet);

/** Pictures that break the style of the others. */
export const styleRules: Rule = ({ usable, style }) =>
  usable.flatMap(({ file }) => {
    const verdict = style.get(file);
    if (!verdict?.outlier) return [];
    const reasons =
      verdict.reasons.length > 0
        ? verdict.reasons.join("; ")
        : "a little in everything measured";
    const message = `Breaks the style of the others: ${reasons}. A false alarm comes about once in ${oneIn} datasets.`;
    return [
      finding("style/outlier", message, {
        file,
        data: {
          score: verdict.score,
          reasons: verdict.reasons,
          falseAlarmsPerDataset: styleCalibration.falseAlarmsPerSet,
        },
      }),
    ];
  });
