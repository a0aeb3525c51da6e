import * as vscode from "vscode";

/**
 * Changes a manifest as the user would: in the editor's document, so that it
 * can be undone, and saved unless the user has unsaved changes of their own.
 *
 * @throws when the document can't be opened, changed or saved.
 */
export async function editManifest(
  manifest: vscode.Uri,
  change: (text: string) => string,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(manifest);
  const before = document.getText();
  const after = change(before);
  if (after === before) return;
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  const { start, end, text } = difference(before, after);
  edit.replace(
    manifest,
    new vscode.Range(document.positionAt(start), document.positionAt(end)),
    text,
  );
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t("{0} can't be changed.", manifest.fsPath));
  }
  if (!wasDirty && !(await document.save())) {
    throw new Error(vscode.l10n.t("{0} can't be saved.", manifest.fsPath));
  }
}

/** The one stretch that differs: a small edit keeps cursors and folds in place. */
function difference(
  before: string,
  after: string,
): { start: number; end: number; text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = before.length;
  let endAfter = after.length;
  while (
    end > start &&
    endAfter > start &&
    before[end - 1] === after[endAfter - 1]
  ) {
    end -= 1;
    endAfter -= 1;
  }
  return { start, end, text: after.slice(start, endAfter) };
}
