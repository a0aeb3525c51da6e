import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import { newManifest } from "../../engine/dataset/manifestEdits.ts";
import { folderOf } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Puts a manifest into a folder; images and whatever else is there stay. */
export function createDataset({
  datasets,
  datasetTree,
}: CommandDeps): CommandHandler {
  return async (given) => {
    const folder = folderOf(given) ?? (await askForFolder());
    if (!folder) return;
    const manifest = vscode.Uri.joinPath(folder, manifestFileName);
    try {
      await writeFile(manifest.fsPath, newManifest(basename(folder.fsPath)), {
        flag: "wx",
      });
    } catch (error) {
      // There is a dataset already: showing it is what was wanted.
      if (!isAlreadyThere(error)) throw error;
    }
    await vscode.window.showTextDocument(manifest);
    await datasets.lint(folder);
    await datasetTree.reveal({ kind: "dataset", folder });
  };
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    ...(first && { defaultUri: first.uri }),
    openLabel: vscode.l10n.t("Create Dataset Here"),
    title: vscode.l10n.t("Folder with the illustrations of one style"),
  });
  return picked?.[0];
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
