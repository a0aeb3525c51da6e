import * as vscode from "vscode";
import type { JsonPath } from "../../core/json.ts";
import { locate } from "../../engine/dataset/manifestEdits.ts";

/** Opens a manifest, with what stands at a path selected. */
export async function showManifest(
  manifest: vscode.Uri,
  at?: JsonPath,
): Promise<void> {
  const editor = await vscode.window.showTextDocument(manifest);
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
}
