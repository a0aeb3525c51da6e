import path from "node:path";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";
import type { ComparisonReport } from "../../core/reports/comparisonReport.ts";
import { readEvaluations } from "./evaluationFiles.ts";
import { findEvidence } from "./findEvidence.ts";

/**
 * Measures the test images that are on disk of trained versions, and says what
 * that tells of them, the newer against the older.
 *
 * @param options.versions newest first
 * @throws as `findEvidence`
 */
export async function compareVersions(
  folder: string,
  {
    dataset,
    rehearsal,
    versions,
  }: {
    readonly dataset: Pick<Dataset, "images" | "lock">;
    readonly rehearsal: boolean;
    readonly versions: readonly ModelVersion[];
  },
  effects: Parameters<typeof findEvidence>[1],
): Promise<Omit<ComparisonReport, "dataset">> {
  const airs = versions.map(({ air }) => air);
  const stored = await readEvaluations(folder);
  const images = stored.images.filter(
    ({ record }) => record.rehearsal === rehearsal && airs.includes(record.air),
  );
  const { lock } = dataset;
  const { closeness, changes, repeats } = await findEvidence(
    { dataset, lock, rehearsal, airs, images },
    effects,
  );
  return {
    rehearsal,
    versions: versions.map(({ air, modelVersion }) => {
      const drawn = images.filter(({ record }) => record.air === air);
      return {
        air,
        ...(modelVersion !== undefined && { version: modelVersion }),
        images: drawn.length,
        closeness: closeness.get(air) ?? {
          ...{ kind: "tooFew", training: 0, outputs: drawn.length },
        },
        copies: drawn.flatMap((image) => {
          const repeat = repeats.get(image.path);
          if (!repeat) return [];
          const { file: training, kind, isMirrored } = repeat;
          const name = path.basename(image.path);
          return [{ image: name, training, kind, isMirrored }];
        }),
      };
    }),
    changes: changes.map(({ newer, older, style, dataset: difference }) => ({
      ...{ newer, older, style },
      ...(difference && { dataset: difference }),
    })),
  };
}
