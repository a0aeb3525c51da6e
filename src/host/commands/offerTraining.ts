import * as vscode from "vscode";
import type { DatasetState } from "../datasets/datasetState.ts";
import { fullId } from "./commandIds.ts";

/** Said where a model is needed and there is none yet. */
export async function offerTraining(state: DatasetState): Promise<void> {
  const submit = vscode.l10n.t("Submit Training…");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("No model has been trained on {0} yet.", state.name),
    submit,
  );
  if (answer === submit) {
    await vscode.commands.executeCommand(
      fullId("submitTraining"),
      state.folder,
    );
  }
}
