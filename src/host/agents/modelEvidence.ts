import type * as vscode from "vscode";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import type { ComparisonReport } from "../../core/reports/comparisonReport.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import { findEvidence } from "../../engine/evaluation/findEvidence.ts";
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
  const { lock } = dataset;
  const versions = trainedVersions(lock, rehearsal);
  const stored = await readEvaluations(folder.fsPath);
  const airs = new Set(versions.map(({ air }) => air));
  const images = stored.images.filter(
    ({ record }) => record.rehearsal === rehearsal && airs.has(record.air),
  );
  if (images.length === 0) return null;
  const { closeness, changes, repeats } = await findEvidence(
    { dataset, lock, rehearsal, airs: [...airs], images },
    {
      inspector,
      workerFile: paths.workerFile,
      signal,
      onProgress: () => undefined,
    },
  );
  return {
    rehearsal,
    versions: versions.map(({ air, modelVersion }) => {
      const own = images.filter(({ record }) => record.air === air);
      return {
        air,
        ...(modelVersion !== undefined && { version: modelVersion }),
        images: own.length,
        closeness: closeness.get(air) ?? {
          ...{ kind: "tooFew", training: 0, outputs: own.length },
        },
        copies: own.flatMap(({ path, record }) => {
          const repeat = repeats.get(path);
          if (!repeat) return [];
          const { file: training, kind, isMirrored } = repeat;
          return [{ image: record.prompt, training, kind, isMirrored }];
        }),
      };
    }),
    changes: changes.map(({ newer, older, style, dataset: difference }) => ({
      ...{ newer, older, style },
      ...(difference && { dataset: difference }),
    })),
  };
}
