import * as vscode from "vscode";
import { showManifest } from "../datasets/showManifest.ts";
import { chosenDataset, findingIn } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Opens a dataset's manifest, at the line a finding is about. */
export function openManifest(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose manifest to open"),
    );
    if (!state) return;
    const { at, in: text } = findingIn(given)?.finding ?? {};
    await showManifest(
      text === undefined
        ? state.manifest
        : vscode.Uri.joinPath(state.folder, text),
      at,
    );
  };
}
