import type * as vscode from "vscode";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import type { ComparisonReport } from "../../core/reports/comparisonReport.ts";
import { compareVersions } from "../../engine/evaluation/compareVersions.ts";
import type { Linted } from "../datasets/datasetState.ts";
import type { ToolDeps } from "./tool.ts";

/** What measuring the test images on disk says of the models; null when there are none. */
export async function modelEvidence(
  folder: vscode.Uri,
  { dataset }: Linted,
  { service, inspector, paths }: ToolDeps,
  signal: AbortSignal,
): Promise<Omit<ComparisonReport, "dataset"> | null> {
  const rehearsal = service.isRehearsing();
  const versions = trainedVersions(dataset.lock, rehearsal);
  if (versions.length === 0) return null;
  const report = await compareVersions(
    folder.fsPath,
    { dataset, rehearsal, versions },
    {
      inspector,
      workerFile: paths.workerFile,
      signal,
      onProgress: () => undefined,
    },
  );
  return report.versions.some(({ images }) => images > 0) ? report : null;
}
