import type { Dataset } from "../core/dataset/facts.ts";
import type { LintReport } from "../core/lint/lint.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import type { Inspector } from "../engine/inspect/createInspector.ts";
import { createLinter } from "../engine/lint/createLinter.ts";
import { workerFile } from "./withInspector.ts";

/** A dataset, and what lint says of it. */
export interface JudgedDataset {
  readonly dataset: Dataset;
  readonly report: LintReport;
}

/**
 * Reads a folder and lints it, in a process of its own: this one goes on
 * answering Ctrl-C.
 *
 * @throws as `readDataset` and `Linter.lint`
 */
export async function judgeFolder(
  folder: string,
  options: {
    readonly inspector: Inspector;
    readonly signal: AbortSignal;
    /** What is being done, for people. */
    readonly onProgress: (text: string) => void;
  },
): Promise<JudgedDataset> {
  const { inspector, signal, onProgress } = options;
  const dataset = await readDataset(folder, {
    inspector,
    signal,
    onProgress: (done, total) =>
      onProgress(
        `${folder}: ${done} of ${total} pictures; Ctrl-C stops, the next run goes on from there`,
      ),
  });
  onProgress(`${folder}: judging ${dataset.images.length} pictures`);
  const linter = createLinter({ workerFile });
  try {
    return { dataset, report: await linter.lint(dataset, signal) };
  } finally {
    await linter.dispose();
  }
}
