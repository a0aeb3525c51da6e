import * as vscode from "vscode";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Opens the page on which a dataset is seen as a whole. */
export function openDatasetPage(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose page to open"),
    );
    if (state) (await deps.datasetPages.loaded()).show(state.folder);
  };
}
