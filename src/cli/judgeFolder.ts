import type { Dataset } from "../core/dataset/facts.ts";
import type { LintReport } from "../core/lint/lint.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import type { Workers } from "./withWorkers.ts";

/** A dataset, and what lint says of it. */
export interface JudgedDataset {
  readonly dataset: Dataset;
  readonly report: LintReport;
}

/**
 * Reads a folder and lints it, in other processes: this one goes on answering
 * Ctrl-C.
 *
 * @throws as `readDataset` and `Linter.lint`
 */
export async function judgeFolder(
  folder: string,
  options: {
    readonly workers: Workers;
    readonly signal: AbortSignal;
    /** What is being done, for people. */
    readonly onProgress: (text: string) => void;
  },
): Promise<JudgedDataset> {
  const { workers, signal, onProgress } = options;
  const { inspector, linter } = workers;
  onProgress(`${folder}: reading the folder`);
  const dataset = await readDataset(folder, {
    inspector,
    signal,
    onListing: (done, total) =>
      onProgress(
        `${folder}: reading the folder, ${done} of ${total} files; Ctrl-C stops`,
      ),
    onProgress: (done, total) =>
      onProgress(
        `${folder}: ${done} of ${total} pictures; Ctrl-C stops, the next run goes on from there`,
      ),
  });
  onProgress(`${folder}: judging ${dataset.images.length} pictures`);
  return { dataset, report: await linter.lint(dataset, signal) };
}
