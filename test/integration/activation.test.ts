import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds, fullId } from "../../src/host/commands/commandIds.ts";
import { until } from "./support/until.ts";

describe("Style Trainer in VS Code", () => {
  const extension = vscode.extensions.getExtension(
    "style-trainer.style-trainer",
  );

  it("is installed from its package and starts by itself", async () => {
    assert.ok(extension, "the extension is not installed");
    await until("activation", () => extension.isActive);
  });

  it("registers every command of its manifest", async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandIds.map(fullId).filter((id) => !known.has(id)),
      [],
    );
  });

  it("exports nothing: other extensions depend on no inner thing", () => {
    assert.equal(extension?.exports, undefined);
  });

  it("doesn't let the workspace's settings say where uploads go", () => {
    const endpoint = vscode.workspace
      .getConfiguration("styleTrainer")
      .inspect<string>("service.endpoint");
    assert.equal(endpoint?.defaultValue, "https://api.runware.ai/v1");
    assert.equal(endpoint.workspaceValue, undefined);
  });
});
