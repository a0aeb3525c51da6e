import * as vscode from "vscode";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Opens the page on which a library is narrowed to the images worth training on. */
export function narrowLibrary(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Library to narrow"),
    );
    if (state) (await deps.narrowPages.loaded()).show(state.folder);
  };
}
