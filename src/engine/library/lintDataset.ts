import type { Dataset } from "../../core/dataset/facts.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import { lint } from "../../core/lint/lint.ts";
import { openLibrary } from "./openLibrary.ts";

/** Rules compare every pair of images: for this many that takes some 10 ms. */
const mostHere = 60;

/**
 * What lint says of a dataset, without keeping this process busy: of more
 * images than a dataset may have it is asked in a worker.
 *
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function lintDataset(
  dataset: Dataset,
  options: { readonly workerFile: string; readonly signal?: AbortSignal },
): Promise<LintReport> {
  if (dataset.images.length <= mostHere) return lint(dataset);
  const library = await openLibrary(dataset, options);
  try {
    return await library.lint();
  } finally {
    await library.dispose();
  }
}
