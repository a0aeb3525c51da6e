import type * as vscode from "vscode";
import type { Manifest } from "../../core/dataset/manifest.ts";
import type { EvaluationProposal } from "../../engine/evaluation/proposeEvaluation.ts";

/** What is to be drawn of a manifest. */
export type WantedImages = Pick<Manifest, "prompts" | "imagesPerPrompt">;

/** What is to be generated in a dataset's folder, before anybody pays. */
export interface EvaluationPlan extends EvaluationProposal {
  readonly folder: vscode.Uri;
  readonly rehearsal: boolean;
}
