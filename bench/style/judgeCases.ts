import type { Calibration } from "../../src/core/style/calibration.ts";
import type { MeasuredStyle } from "../../src/core/style/describeStyle.ts";
import { judgeStyle } from "../../src/core/style/judgeStyle.ts";
import { calibrate, describerOf } from "./calibrate.ts";
import type { Family } from "./families.ts";
import type { Prediction } from "./lintCases.ts";
import type { Case } from "./measure.ts";

/**
 * Judges each case with constants fitted without its host family: neither its
 * images nor the cases in which they were planted are looked at.
 */
export function judgeLeftOut(
  cases: readonly Case[],
  families: ReadonlyMap<string, Family>,
  measured: ReadonlyMap<string, MeasuredStyle>,
): readonly Prediction[] {
  return [...families.keys()].flatMap((host) => {
    const calibration = calibrate(
      new Map([...families].filter(([name]) => name !== host)),
      cases.filter((each) => each.host !== host && !each.source.includes(host)),
      measured,
    );
    process.stderr.write(`${host}\n`);
    return judgeCases(
      cases.filter((each) => each.host === host),
      calibration,
      measured,
    );
  });
}

function judgeCases(
  cases: readonly Case[],
  calibration: Calibration,
  measured: ReadonlyMap<string, MeasuredStyle>,
): readonly Prediction[] {
  const describe = describerOf(calibration.dictionary);
  return cases.flatMap(({ case: name, images }) => {
    const { verdicts } = judgeStyle(
      images.flatMap((file) => {
        const style = measured.get(file);
        return style ? [{ file, style: describe(style) }] : [];
      }),
      calibration,
    );
    return images.map((image) => ({
      case: name,
      image,
      score: verdicts.get(image)?.score ?? 0,
      flagged: verdicts.get(image)?.outlier ?? false,
    }));
  });
}
