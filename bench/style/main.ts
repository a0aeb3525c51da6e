// Measures the style judgement on a benchmark of planted images, or fits its constants.
//   node bench/style/run.mjs --manifest <manifest.jsonl> [--predictions <out.jsonl>] [--leave-out]
//   node bench/style/run.mjs --manifest <manifest.jsonl> --fit
// --leave-out judges each case with constants fitted without its host family:
// the honest way on the manifest that the shipped constants come from.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { Calibration } from "../../src/core/style/calibration.ts";
import { judgeStyle } from "../../src/core/style/judgeStyle.ts";
import { styleCalibration } from "../../src/core/style/styleCalibration.ts";
import { calibrate, familiesOf } from "./calibrate.ts";
import { measureAll, readCases } from "./measure.ts";

const { values: options } = parseArgs({
  options: {
    manifest: { type: "string" },
    predictions: {
      type: "string",
      default: "out/bench/style/predictions.jsonl",
    },
    "leave-out": { type: "boolean", default: false },
    fit: { type: "boolean", default: false },
  },
});
if (options.manifest === undefined) throw new Error("--manifest is missing");

const cases = readCases(options.manifest);
const measured = await measureAll(options.manifest, cases);
const families = familiesOf(cases, measured);

if (options.fit) {
  const file = "src/core/style/styleCalibration.ts";
  fs.writeFileSync(file, await sourceOf(calibrate([...families.values()])));
  console.log(`${file}: fitted on ${families.size} families`);
} else {
  const calibrations = new Map<string, Calibration>();
  if (options["leave-out"]) {
    for (const host of families.keys()) {
      const others = [...families].filter(([name]) => name !== host);
      calibrations.set(host, calibrate(others.map(([, family]) => family)));
    }
  }
  const lines = cases.flatMap(({ case: name, host, images }) => {
    const { verdicts } = judgeStyle(
      images.flatMap((file) => {
        const style = measured.get(file);
        return style ? [{ file, style }] : [];
      }),
      calibrations.get(host) ?? styleCalibration,
    );
    return images.map((image) => {
      const verdict = verdicts.get(image);
      return JSON.stringify({
        case: name,
        image,
        score: verdict?.score,
        flagged: verdict?.outlier,
      });
    });
  });
  fs.writeFileSync(options.predictions, `${lines.join("\n")}\n`);
  console.log(`${options.predictions}: ${lines.length} verdicts`);
}

function sourceOf(calibration: Calibration): Promise<string> {
  return format(
    `import type { Calibration } from "./calibration.ts";

/**
 * Fitted by bench/style on ${families.size} families of icons, emoji, game art, painted
 * portraits and photographs (${measured.size} images): numbers only, no image is part of
 * this project. Made by \`--fit\`; don't edit.
 */
export const styleCalibration: Calibration = ${JSON.stringify(calibration)};
`,
    { parser: "typescript" },
  );
}
