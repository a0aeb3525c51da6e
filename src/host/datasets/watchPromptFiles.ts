import * as vscode from "vscode";
import type { Manifest } from "../../core/dataset/manifest.ts";
import type { Disposable } from "../own.ts";

/** Watches what a manifest names beyond its own folder: a file of prompts, references. */
export interface PromptFileWatch extends Disposable {
  /** What the manifest names now. */
  follow(manifest: Manifest): void;
}

export function watchPromptFiles(
  folder: vscode.Uri,
  onChange: () => void,
): PromptFileWatch {
  const watchers = new Map<string, vscode.FileSystemWatcher>();
  const stop = (file: string) => {
    watchers.get(file)?.dispose();
    watchers.delete(file);
  };
  return {
    follow({ prompts, promptFile }) {
      const named = [
        ...(promptFile ? [promptFile.file] : []),
        ...prompts.flatMap(({ reference }) => reference?.image ?? []),
      ];
      // Files of the folder itself are watched with it.
      const files = new Set(named.filter((file) => file.includes("/")));
      for (const file of [...watchers.keys()]) {
        if (!files.has(file)) stop(file);
      }
      for (const file of files) {
        if (watchers.has(file)) continue;
        const at = vscode.Uri.joinPath(folder, file);
        const name = at.path.split("/").at(-1) ?? "";
        const watcher = vscode.workspace.createFileSystemWatcher(
          new vscode.RelativePattern(vscode.Uri.joinPath(at, ".."), name),
        );
        watcher.onDidCreate(onChange);
        watcher.onDidChange(onChange);
        watcher.onDidDelete(onChange);
        watchers.set(file, watcher);
      }
    },
    dispose() {
      for (const file of [...watchers.keys()]) stop(file);
    },
  };
}
