import path from "node:path";
import type { ComparisonReport } from "../../core/reports/comparisonReport.ts";
import {
  comparisonMarkdown,
  comparisonText,
} from "../../core/reports/comparisonText.ts";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { readDataset } from "../../engine/dataset/readDataset.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import { findEvidence } from "../../engine/evaluation/findEvidence.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { showProgress } from "../showProgress.ts";
import { printJson } from "../terminal.ts";
import { withInspector, workerFile } from "../withInspector.ts";
import { chosenModels } from "./chosenModels.ts";

/** What `compare --json` prints. */
export type CompareOutput = { readonly kind: "compare" } & ComparisonReport;

/** Prints what measuring test images says of models, the newer against the older. */
export async function compareFolder(
  folder: string,
  names: readonly string[],
  options: {
    readonly format: "text" | "json" | "markdown";
    readonly rehearsal: boolean;
    readonly cache: boolean;
  },
): Promise<ExitCode> {
  const progress = showProgress(process.stderr);
  const report = await withInspector(options.cache, (inspector, signal) =>
    compare(folder, names, {
      ...{ inspector, signal },
      rehearsal: options.rehearsal,
      onProgress: (done, total) =>
        progress.update(`${done} of ${total} pictures`),
    }),
  ).finally(progress.done);
  const output: CompareOutput = { kind: "compare", ...report };
  if (options.format === "json") printJson(output);
  else {
    process.stdout.write(
      options.format === "markdown"
        ? comparisonMarkdown(report)
        : comparisonText(report),
    );
  }
  return exitCodes.clean;
}

/**
 * Measures the test images of trained models, the two newest unless some are named.
 *
 * @throws a sentence when there are none; as `readDataset` and `findEvidence`
 */
export async function compare(
  folder: string,
  names: readonly string[],
  options: {
    readonly inspector: Inspector;
    readonly signal: AbortSignal;
    readonly rehearsal: boolean;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<ComparisonReport> {
  const { rehearsal } = options;
  const dataset = await readDataset(folder, options);
  const { lock } = dataset;
  const trained = trainedVersions(lock, rehearsal);
  if (trained.length === 0) {
    const other = trainedVersions(lock, !rehearsal).length > 0;
    throw new Error(
      `No model has been ${rehearsal ? "rehearsed" : "trained"} on this dataset yet.${other ? ` There are ${rehearsal ? "trained ones: leave out --rehearsal" : "rehearsed ones: --rehearsal"}.` : ""}`,
    );
  }
  const versions = chosenModels(trained, names);
  const airs = versions.map(({ air }) => air);
  const { images } = await readEvaluations(folder);
  const shown = images.filter(
    ({ record }) => record.rehearsal === rehearsal && airs.includes(record.air),
  );
  const evidence = await findEvidence(
    { dataset, lock, rehearsal, airs, images: shown },
    { ...options, workerFile },
  );
  return {
    dataset: dataset.manifest.name ?? dataset.folderName,
    rehearsal,
    versions: versions.map(({ air, modelVersion }) => {
      const drawn = shown.filter(({ record }) => record.air === air);
      return {
        air,
        ...(modelVersion !== undefined && { version: modelVersion }),
        images: drawn.length,
        closeness: evidence.closeness.get(air) ?? {
          kind: "tooFew",
          training: 0,
          outputs: drawn.length,
        },
        copies: drawn.flatMap((image) => {
          const repeat = evidence.repeats.get(image.path);
          if (!repeat) return [];
          const { file: training, kind, isMirrored } = repeat;
          const name = path.basename(image.path);
          return [{ image: name, training, kind, isMirrored }];
        }),
      };
    }),
    changes: evidence.changes.map(({ newer, older, style, dataset: diff }) => ({
      newer,
      older,
      style,
      ...(diff && { dataset: diff }),
    })),
  };
}
