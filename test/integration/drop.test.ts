import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import * as vscode from "vscode";
import { dropImages } from "../../src/host/tree/dropImages.ts";
import { inWorkspace } from "./support/workspace.ts";

describe("Images dropped on a dataset", () => {
  const log = vscode.window.createOutputChannel("Drop", { log: true });
  const target = { kind: "dataset" as const, folder: inWorkspace("stellar") };

  async function drop(...sources: readonly vscode.Uri[]): Promise<void> {
    const transfer = new vscode.DataTransfer();
    transfer.set(
      "text/uri-list",
      new vscode.DataTransferItem(sources.map(String).join("\r\n")),
    );
    const { token } = new vscode.CancellationTokenSource();
    await dropImages(log).handleDrop?.(target, transfer, token);
  }

  after(() => log.dispose());

  it("are copied into its folder", async () => {
    const copy = inWorkspace("stellar", "off-style.png").fsPath;
    try {
      await drop(inWorkspace("faulty", "off-style.png"));
      assert.deepEqual(
        await readFile(copy),
        await readFile(inWorkspace("faulty", "off-style.png").fsPath),
      );
    } finally {
      await rm(copy, { force: true });
    }
  });

  it("never replace a file of the same name", async () => {
    const moon = inWorkspace("stellar", "moon.jpg").fsPath;
    const before = await readFile(moon);
    await drop(inWorkspace("faulty", "moon.jpg"));
    assert.deepEqual(await readFile(moon), before);
  });

  it("are left where they are when they are no pictures", async () => {
    await drop(inWorkspace("faulty", "notes.txt"));
    await assert.rejects(readFile(inWorkspace("stellar", "notes.txt").fsPath));
  });
});
