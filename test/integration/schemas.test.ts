import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { until } from "./support/until.ts";
import { inWorkspace } from "./support/workspace.ts";

/** What the editor itself says of a JSON file, by our schema. */
function bySchema(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== "Style Trainer")
    .map(({ message }) => message);
}

describe("The schemas of manifest and lock", () => {
  before(function () {
    const json = "vscode.json-language-features";
    if (!vscode.extensions.getExtension(json)) this.skip();
  });
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("complete the manifest", async () => {
    const uri = inWorkspace("stellar", "style-dataset.json");
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const afterBrace = document.positionAt(document.getText().indexOf("{") + 1);
    const labels = await until("completions", async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        uri,
        afterBrace,
      );
      const found = list.items.map(({ label }) =>
        typeof label === "string" ? label : label.label,
      );
      return found.includes("webhookURL") && found;
    });
    assert.ok(labels.length > 0);
  });

  it("check the lock", async () => {
    const uri = inWorkspace("stellar", "style-dataset.lock.json");
    await writeFile(uri.fsPath, '{ "lockVersion": 3, "facts": "none" }\n');
    try {
      await vscode.window.showTextDocument(uri);
      await until("a problem by the schema", () => bySchema(uri).length > 0);
      assert.match(bySchema(uri).join(), /array/);
    } finally {
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await rm(uri.fsPath);
    }
  });
});
