import type * as vscode from "vscode";
import type { Manifest } from "../../core/dataset/manifest.ts";
import type {
  EvaluationCell,
  ModelVersion,
} from "../../core/evaluation/planEvaluation.ts";
import {
  expectedCostUSD,
  planEvaluation,
} from "../../core/evaluation/planEvaluation.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";

/** What is to be drawn of a manifest. */
export type WantedImages = Pick<Manifest, "prompts" | "imagesPerPrompt">;

/** What is to be generated, before anybody pays. */
export interface EvaluationPlan {
  readonly folder: vscode.Uri;
  /** Newest first. */
  readonly versions: readonly ModelVersion[];
  /** One request each. */
  readonly cells: readonly EvaluationCell[];
  /** Pictures that are wanted and there already. */
  readonly present: number;
  /** What earlier pictures of this kind cost; undefined: not known. */
  readonly costUSD: number | undefined;
  readonly rehearsal: boolean;
}

/** Plans the pictures of prompts on those versions that are looked at. */
export async function planRun(
  folder: vscode.Uri,
  { prompts, imagesPerPrompt }: WantedImages,
  rehearsal: boolean,
  versions: readonly ModelVersion[],
  isShown: (air: string) => boolean,
): Promise<EvaluationPlan> {
  const { images } = await readEvaluations(folder.fsPath);
  const records = images.map(({ record }) => record);
  const shown = versions.filter(({ air }) => isShown(air));
  const plan = (known: typeof records) =>
    planEvaluation(prompts, shown, known, rehearsal, imagesPerPrompt);
  const cells = plan(records);
  return {
    folder,
    versions,
    cells,
    present: plan([]).length - cells.length,
    costUSD: expectedCostUSD(records, cells),
    rehearsal,
  };
}
