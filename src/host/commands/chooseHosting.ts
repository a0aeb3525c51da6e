import * as vscode from "vscode";
import type { Hosting } from "../../core/dataset/manifest.ts";
import { setField } from "../../engine/dataset/manifestEdits.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { askForHosting } from "./askForHosting.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Asks anew how the service gets at the ZIP, and writes it into the manifest. */
export function chooseHosting(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose hosting changes"),
    );
    if (!state) return;
    const { hosting } = (await deps.datasets.lint(state.folder)).dataset
      .manifest;
    const chosen = await askForHosting(hosting ? { hosting } : {});
    if (!chosen) return;
    await writeHosting(state, chosen);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The next training of {0} is hosted so.", state.name),
    );
  };
}

export async function writeHosting(
  state: DatasetState,
  hosting: Hosting,
): Promise<void> {
  await editManifest(state.manifest, (text) =>
    setField(text, ["hosting"], { ...hosting }),
  );
}
