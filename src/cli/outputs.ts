import type { DatasetDiff } from "../core/dataset/datasetDiff.ts";
import type { RollbackPlan } from "../core/dataset/rollbackPlan.ts";
import type { Verification } from "../core/dataset/verification.ts";

/**
 * What commands print as JSON. Their schemas are made of these types by
 * `npm run docs`: docs/schemas.
 */
export type { InitOutput } from "./initFolder.ts";
export type { JsonProposal } from "./narrowText.ts";
export type { PackageOutput } from "./packageFolder.ts";
export type { TrainOutput } from "./training/trainOutput.ts";
export type { TrainingsOutput } from "./training/showTrainings.ts";
export type { GenerateOutput } from "./testImages/generateFolder.ts";
export type { CompareOutput } from "./testImages/compareFolder.ts";

export interface VerifyOutput {
  readonly kind: "verify";
  readonly versions: readonly Verification[];
}

export type DiffOutput = { readonly kind: "diff" } & DatasetDiff;

export type RollbackOutput =
  | ({
      readonly kind: "rollback";
      readonly dryRun: boolean;
      /** The parts of the manifest that are written. */
      readonly fields: readonly string[];
      /** Where copies of what was replaced are. */
      readonly setAside: string | null;
    } & Omit<RollbackPlan, "fields">)
  | { readonly kind: "undo"; readonly undone: string | null };
