import * as vscode from "vscode";
import {
  manifestFileName,
  promptFileName,
} from "../../core/dataset/manifest.ts";
import type { CommandId } from "../commands/commandIds.ts";
import { fullId } from "../commands/commandIds.ts";
import { fixesFor } from "./fixesFor.ts";
import { FindingDiagnostic } from "./problems.ts";

/**
 * Fixes for findings on the dataset, at the manifest's line. Images can't carry
 * a light bulb: their actions are in the tree.
 */
export function provideQuickFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: `**/{${manifestFileName},*${promptFileName}}` },
    {
      provideCodeActions(document, _range, { diagnostics }) {
        return diagnostics.flatMap((diagnostic) =>
          diagnostic instanceof FindingDiagnostic
            ? actionsFor(diagnostic, document)
            : [],
        );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function actionsFor(
  diagnostic: FindingDiagnostic,
  document: vscode.TextDocument,
): vscode.CodeAction[] {
  const { finding } = diagnostic;
  return [
    ...fixesFor(finding).map((fix) => {
      if (fix.kind === "command") {
        return commandFor(diagnostic, fix.title, fix.command);
      }
      const { title, change } = fix;
      const action = actionFor(diagnostic, title);
      action.isPreferred = true;
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
        change(document.getText()),
      );
      return action;
    }),
    // What the service refuses can't be accepted away.
    ...(finding.severity === "error"
      ? []
      : [
          commandFor(
            diagnostic,
            vscode.l10n.t("Accept this finding…"),
            "acceptFinding",
          ),
        ]),
    commandFor(
      diagnostic,
      vscode.l10n.t("Open the rule {0}", finding.rule),
      "openRule",
    ),
  ];
}

function actionFor(
  diagnostic: FindingDiagnostic,
  title: string,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return action;
}

function commandFor(
  diagnostic: FindingDiagnostic,
  title: string,
  id: CommandId,
): vscode.CodeAction {
  const action = actionFor(diagnostic, title);
  const { folder, finding } = diagnostic;
  action.command = {
    title,
    command: fullId(id),
    arguments: [{ folder, finding }],
  };
  return action;
}
