import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Something below the opened folder. */
export function inWorkspace(...path: readonly string[]): vscode.Uri {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(root, "no folder is open");
  return vscode.Uri.joinPath(root.uri, ...path);
}

/** What Style Trainer says of a file, without other extensions' words. */
export function ourProblems(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "Style Trainer");
}

/** The rule a problem is of. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}

/** Rules with a problem on this file. */
export function rulesOn(uri: vscode.Uri): readonly string[] {
  return ourProblems(uri).map(ruleOf);
}
