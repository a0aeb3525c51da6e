import { cp } from "node:fs/promises";
import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Of the folder the sample is put into. */
const sampleName = "stellar-sample";

/** Puts a copy of the sample dataset where the user says, and opens it. */
export function openSample({
  datasets,
  datasetTree,
  datasetPages,
  paths,
}: CommandDeps): CommandHandler {
  return async () => {
    const parent = await askForParent();
    if (!parent) return;
    const folder = vscode.Uri.joinPath(parent, sampleName);
    await copySample(
      vscode.Uri.joinPath(paths.extension, "media/sample"),
      folder,
    );
    if (!vscode.workspace.getWorkspaceFolder(folder)) {
      await vscode.commands.executeCommand("vscode.openFolder", folder, {
        // A workspace that is open stays open.
        forceNewWindow: vscode.workspace.workspaceFolders !== undefined,
      });
      return;
    }
    await datasets.lint(folder);
    (await datasetPages.loaded()).show(folder);
    await datasetTree.reveal({ kind: "dataset", folder });
  };
}

async function askForParent(): Promise<vscode.Uri | undefined> {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    ...(first && { defaultUri: first.uri }),
    openLabel: vscode.l10n.t("Copy Sample Here"),
    title: vscode.l10n.t("Where the folder {0} goes", sampleName),
  });
  return picked?.[0];
}

/**
 * What is there already stays as it is, so that opening the sample again never undoes
 * work on it. The manifest comes last: without it a folder isn't a dataset.
 */
async function copySample(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const options = { recursive: true, force: false } as const;
  await cp(from.fsPath, to.fsPath, {
    ...options,
    filter: (file) => !file.endsWith(manifestFileName),
  });
  await cp(
    vscode.Uri.joinPath(from, manifestFileName).fsPath,
    vscode.Uri.joinPath(to, manifestFileName).fsPath,
    options,
  );
}
