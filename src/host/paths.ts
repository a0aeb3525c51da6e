import * as vscode from "vscode";
import type { UserFiles } from "../engine/userFiles.ts";
import { userFiles } from "../engine/userFiles.ts";

/** Where the extension's own files are. */
export interface Paths extends UserFiles {
  readonly extension: vscode.Uri;
  /** The program that decodes and packs, started as a process of its own. */
  readonly workerFile: string;
  readonly rehearsalFile: string;
  /** Measured facts by content; may be deleted at any time. */
  readonly cacheFolder: string;
  readonly thumbnailFolder: string;
}

export function pathsOf(context: vscode.ExtensionContext): Paths {
  const program = (file: string) =>
    vscode.Uri.joinPath(context.extensionUri, "dist", file).fsPath;
  const storage = (name: string) =>
    vscode.Uri.joinPath(context.globalStorageUri, name).fsPath;
  return {
    extension: context.extensionUri,
    workerFile: program("worker.js"),
    rehearsalFile: program("rehearsal.js"),
    cacheFolder: storage("cache"),
    thumbnailFolder: storage("thumbnails"),
    ...userFiles(),
  };
}
