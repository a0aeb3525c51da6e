import type { ComparisonReport } from "../../core/reports/comparisonReport.ts";
import {
  comparisonMarkdown,
  comparisonText,
} from "../../core/reports/comparisonText.ts";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { readDataset } from "../../engine/dataset/readDataset.ts";
import { compareVersions } from "../../engine/evaluation/compareVersions.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { showProgress } from "../showProgress.ts";
import { printJson } from "../terminal.ts";
import { workerFile } from "../startWorkers.ts";
import { withWorkers } from "../withWorkers.ts";
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
  const report = await withWorkers(options.cache, ({ inspector }, signal) =>
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
 * @throws a sentence when there are none; as `readDataset` and `compareVersions`
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
  const trained = trainedVersions(dataset.lock, rehearsal);
  if (trained.length === 0) {
    const other = trainedVersions(dataset.lock, !rehearsal).length > 0;
    throw new Error(
      `No model has been ${rehearsal ? "rehearsed" : "trained"} on this dataset yet.${other ? ` There are ${rehearsal ? "trained ones: leave out --rehearsal" : "rehearsed ones: --rehearsal"}.` : ""}`,
    );
  }
  const versions = chosenModels(trained, names);
  const report = await compareVersions(
    folder,
    { dataset, rehearsal, versions },
    { ...options, workerFile },
  );
  return { dataset: dataset.manifest.name ?? dataset.folderName, ...report };
}
