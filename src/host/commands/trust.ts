import * as vscode from "vscode";

/** In Restricted Mode nothing is packaged, uploaded or paid for; says so. */
export function isTrustedToWrite(): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t("Manage Trust");
  void vscode.window
    .showWarningMessage(
      vscode.l10n.t(
        "This workspace isn't trusted, so nothing is packaged or submitted from it.",
      ),
      manage,
    )
    .then((answer) => {
      if (answer === manage) {
        void vscode.commands.executeCommand("workbench.trust.manage");
      }
    });
  return false;
}
