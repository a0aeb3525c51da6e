import type * as vscode from "vscode";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { ServiceAccess } from "../connection/serviceAccess.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { Paths } from "../paths.ts";
import type { Trainings } from "../trainings/trainings.ts";
import type { ToolInput } from "./toolInput.ts";

/** What tools work with. */
export interface ToolDeps {
  readonly datasets: Datasets;
  readonly trainings: Trainings;
  readonly service: ServiceAccess;
  readonly inspector: Inspector;
  readonly paths: Paths;
  readonly log: vscode.LogOutputChannel;
}

/** Something a language model can ask for. */
export interface Tool {
  /** What the user sees while it works. */
  readonly doing: (input: ToolInput) => string;
  /** What the user is asked before it begins; absent: it only reads. */
  readonly confirmation?: (
    input: ToolInput,
  ) => vscode.LanguageModelToolConfirmationMessages;
  /** Becomes JSON. Rejects with a sentence for the model. */
  readonly answer: (input: ToolInput, signal: AbortSignal) => Promise<unknown>;
}
