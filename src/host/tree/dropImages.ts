import { constants } from "node:fs";
import { copyFile, lstat } from "node:fs/promises";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { isPictureName } from "../../core/dataset/membership.ts";
import type { DatasetNode } from "./datasetNode.ts";

/**
 * Images dragged from the Explorer (or from outside) onto a dataset are copied
 * into its folder. A name that is taken is never overwritten.
 */
export function dropImages(
  log: vscode.LogOutputChannel,
): vscode.TreeDragAndDropController<DatasetNode> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: ["text/uri-list"],
    async handleDrop(target, transfer) {
      if (!target) return;
      const list = await transfer.get("text/uri-list")?.asString();
      const sources = (list ?? "")
        .split(/\r?\n/)
        .filter((line) => line && !line.startsWith("#"))
        .map((line) => vscode.Uri.parse(line))
        .filter(({ scheme }) => scheme === "file");
      const refused: string[] = [];
      for (const source of sources) {
        const problem = await copyInto(target.folder, source);
        if (problem) refused.push(problem);
      }
      if (refused.length === 0) return;
      log.warn("Not copied", refused.join("; "));
      void vscode.window.showWarningMessage(refused.join(" "));
    },
  };
}

/** Copies one file; returns why it didn't. */
async function copyInto(
  folder: vscode.Uri,
  source: vscode.Uri,
): Promise<string | undefined> {
  const name = basename(source.fsPath);
  if (!isPictureName(name) || !(await isRegularFile(source.fsPath))) {
    return vscode.l10n.t("{0} is not a picture file.", name);
  }
  const target = join(folder.fsPath, name);
  if (target === source.fsPath) return undefined;
  try {
    await copyFile(source.fsPath, target, constants.COPYFILE_EXCL);
    return undefined;
  } catch (error) {
    const isTaken =
      error instanceof Error && "code" in error && error.code === "EEXIST";
    return isTaken
      ? vscode.l10n.t("{0} is already in the dataset.", name)
      : vscode.l10n.t("{0} can't be copied: {1}", name, String(error));
  }
}

async function isRegularFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch {
    return false;
  }
}
