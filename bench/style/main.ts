// Measures the style judgement on a benchmark of planted images, or fits its constants.
//   npm run bench:style -- --manifest <manifest.jsonl> [--only <case,case>]
//   npm run bench:style -- --manifest <manifest.jsonl> --leave-out
//   npm run bench:style -- --manifest <manifest.jsonl> --reasons
//   npm run bench:style -- --manifest <manifest.jsonl> --splits
//   npm run bench:style -- --manifest <manifest.jsonl> --quality
//   npm run bench:style -- --manifest <manifest.jsonl> --consistency [--sets <number>]
//   npm run fit:style -- --manifest <manifest.jsonl>
// The first lays the cases out as folders, runs the built terminal lint on them (npm run build)
// and scores it beside naive baselines; materialize.mjs and score.mjs lie beside the manifest.
// --leave-out judges each case with constants fitted without its host family:
// the honest way on the manifest that the shipped constants come from.
// --reasons says how often the reasons are right for pictures changed in known ways,
// --splits how often two families in one folder are found, and one family taken for two.
// --quality says how often one worse picture is found in a set, and how often a set without is blamed.
// --consistency makes sets that share something known, or nothing, from the manifest's images
// and prints how often the built terminal lint (npm run build) says what is true.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import type { Calibration } from "../../src/core/style/calibration.ts";
import { perceptualHashes } from "./perceptualHashes.ts";
import { calibrate } from "./calibrate.ts";
import { benchConsistency } from "./consistency.ts";
import { decode } from "./decode.ts";
import { familiesOf, memberNames } from "./families.ts";
import { judgeLeftOut } from "./judgeCases.ts";
import { judgeFaults } from "./judgeFaults.ts";
import { judgeReasons } from "./judgeReasons.ts";
import { judgeSplits } from "./judgeSplits.ts";
import type { Prediction } from "./lintCases.ts";
import { lintCases } from "./lintCases.ts";
import type { Case } from "./measure.ts";
import { measureAll, readCases } from "./measure.ts";
import { measureTransforms } from "./measureTransforms.ts";
import type { NaiveMeasure } from "./naive.ts";
import { measureNaively, naiveScores } from "./naive.ts";

const { values: options } = parseArgs({
  options: {
    manifest: { type: "string" },
    only: { type: "string", default: "" },
    "leave-out": { type: "boolean", default: false },
    reasons: { type: "boolean", default: false },
    splits: { type: "boolean", default: false },
    quality: { type: "boolean", default: false },
    fit: { type: "boolean", default: false },
    consistency: { type: "boolean", default: false },
    sets: { type: "string", default: "30" },
  },
});
if (options.manifest === undefined) throw new Error("--manifest is missing");

const manifest = path.resolve(options.manifest);
const outFolder = "out/bench/style";
const only = options.only.split(",").filter((name) => name !== "");
const cases = readCases(manifest).filter(
  (each) => only.length === 0 || only.includes(each.case),
);
fs.mkdirSync(outFolder, { recursive: true });

if (options.fit) {
  await fit();
} else if (options.reasons) {
  await printReasons();
} else if (options.splits) {
  await printSplits();
} else if (options.quality) {
  await printQuality();
} else if (options.consistency) {
  await benchConsistency(manifest, cases, outFolder, Number(options.sets));
} else if (options["leave-out"]) {
  const measured = await measureAll(manifest, cases);
  const families = familiesOf(cases, measured);
  print("style, family left out", judgeLeftOut(cases, families, measured));
} else {
  print(
    "style-trainer lint",
    await lintCases(manifest, path.join(outFolder, "cases"), only),
  );
  await printNaive();
}

async function fit(): Promise<void> {
  const measured = await measureAll(manifest, cases);
  const families = familiesOf(cases, measured);
  const calibration = calibrate(families, cases, measured);
  const file = "src/core/style/styleCalibration.ts";
  fs.writeFileSync(
    file,
    await sourceOf(calibration, families.size, measured.size),
  );
  console.log(`${file}: fitted on ${families.size} families`);
}

async function printReasons(): Promise<void> {
  const rates = judgeReasons(
    await measureTransforms(manifest, cases),
    memberNames(cases),
    await measureAll(manifest, cases),
  );
  console.log("reasons on known changes    count  first  one of three");
  for (const { name, count, first, oneOfThree } of rates) {
    console.log(
      `${name.padEnd(26)} ${String(count).padStart(6)} ${first.toFixed(3).padStart(6)} ${oneOfThree.toFixed(3).padStart(13)}`,
    );
  }
}

async function printSplits(): Promise<void> {
  const measured = await measureAll(manifest, cases);
  const rates = judgeSplits(familiesOf(cases, measured));
  console.log("two styles in one folder    sets  said  rightly divided");
  for (const { name, sets, said, right } of rates) {
    console.log(
      `${name.padEnd(26)} ${String(sets).padStart(5)} ${said.toFixed(3).padStart(5)} ${right.toFixed(3).padStart(16)}`,
    );
  }
}

async function printQuality(): Promise<void> {
  const { faults, clean } = await judgeFaults(manifest, cases);
  console.log("one worse picture in 25                sets  found");
  for (const { name, sets, found } of faults) {
    console.log(
      `${name.padEnd(36)} ${String(sets).padStart(6)} ${found.toFixed(3).padStart(6)}`,
    );
  }
  console.log("\nsets in which nothing is wrong         sets  with a finding");
  for (const { kind, of, sets, said } of clean) {
    console.log(
      `${`quality/${kind}, n=${of}`.padEnd(36)} ${String(sets).padStart(6)} ${said.toFixed(3).padStart(6)}`,
    );
  }
}

async function printNaive(): Promise<void> {
  const measures = new Map<string, NaiveMeasure>();
  for (const image of new Set(cases.flatMap(({ images }) => images))) {
    const raster = await decode(path.join(path.dirname(manifest), image));
    const [hash = ""] = perceptualHashes(raster);
    measures.set(image, measureNaively(raster, hash));
  }
  for (const [name, scoresOf] of Object.entries(naiveScores)) {
    const predictions = cases.flatMap(({ case: id, images }) => {
      const scores = scoresOf(
        images.flatMap((image) => measures.get(image) ?? []),
      );
      return images.map((image, index) => ({
        case: id,
        image,
        score: scores[index] ?? 0,
        flagged: false,
      }));
    });
    print(`naive: ${name}`, flagged(predictions));
  }
}

/** Flags what the naive way would: 0.4 clean images in 25. */
function flagged(predictions: readonly Prediction[]): readonly Prediction[] {
  const clean = new Set(
    cases.flatMap(({ k, case: id }) => (k === 0 ? [id] : [])),
  );
  const scores = predictions
    .flatMap(({ case: id, score }) => (clean.has(id) ? [score] : []))
    .sort((one, other) => other - one);
  const threshold = scores[Math.floor(0.016 * scores.length)] ?? Infinity;
  return predictions.map((each) => ({
    ...each,
    flagged: each.score > threshold,
  }));
}

/** The scorer's table. */
function print(label: string, predictions: readonly Prediction[]): void {
  const stem = path.join(outFolder, label.replace(/\W+/g, "-"));
  fs.writeFileSync(
    `${stem}.jsonl`,
    predictions.map((each) => `${JSON.stringify(each)}\n`).join(""),
  );
  fs.writeFileSync(
    `${stem}.manifest.jsonl`,
    cases.map((each: Case) => `${JSON.stringify(each)}\n`).join(""),
  );
  const table = execFileSync(
    process.execPath,
    [
      path.join(path.dirname(manifest), "score.mjs"),
      "--manifest",
      `${stem}.manifest.jsonl`,
      "--pred",
      `${stem}.jsonl`,
      "--label",
      label,
    ],
    { encoding: "utf8" },
  );
  console.log(table);
}

function sourceOf(
  calibration: Calibration,
  familyCount: number,
  imageCount: number,
): Promise<string> {
  return format(
    `import type { Calibration } from "./calibration.ts";

/**
 * Fitted by bench/style on ${familyCount} families of icons, emoji, game art, painted
 * portraits and photographs (${imageCount} images): numbers only, no image is part of
 * this project. Made by \`--fit\`; don't edit.
 */
export const styleCalibration: Calibration = ${JSON.stringify(calibration)};
`,
    { parser: "typescript" },
  );
}
