import * as vscode from "vscode";
import { locate } from "../../engine/dataset/manifestEdits.ts";
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
    const editor = await vscode.window.showTextDocument(state.manifest);
    const at = findingIn(given)?.finding.at;
    if (!at) return;
    const { offset, length } = locate(editor.document.getText(), at);
    const range = new vscode.Range(
      editor.document.positionAt(offset),
      editor.document.positionAt(offset + length),
    );
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(
      range,
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  };
}
