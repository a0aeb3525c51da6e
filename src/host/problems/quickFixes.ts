import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import { fullId } from "../commands/commandIds.ts";
import { FindingDiagnostic } from "./problems.ts";

/**
 * Fixes for findings on the dataset, at the manifest's line. Images can't carry
 * a light bulb: their actions are in the tree.
 */
export function provideQuickFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: `**/${manifestFileName}` },
    {
      provideCodeActions(_document, _range, { diagnostics }) {
        return diagnostics.flatMap((diagnostic) =>
          diagnostic instanceof FindingDiagnostic ? fixesFor(diagnostic) : [],
        );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function fixesFor(diagnostic: FindingDiagnostic): vscode.CodeAction[] {
  const { finding } = diagnostic;
  const fixes: vscode.CodeAction[] = [];
  const add = (
    title: string,
    command: Parameters<typeof fullId>[0],
    isPreferred = false,
  ) => {
    const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    fix.diagnostics = [diagnostic];
    fix.isPreferred = isPreferred;
    fix.command = {
      title,
      command: fullId(command),
      arguments: [{ folder: diagnostic.folder, finding }],
    };
    fixes.push(fix);
  };
  if (finding.severity !== "error") {
    add(vscode.l10n.t("Accept this finding…"), "acceptFinding");
  }
  add(vscode.l10n.t("Open the rule {0}", finding.rule), "openRule");
  return fixes;
}
