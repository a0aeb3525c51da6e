import * as vscode from "vscode";

/** Where the extension's own files are. */
export interface Paths {
  readonly extension: vscode.Uri;
  /** The program that decodes and packs, started as a process of its own. */
  readonly workerFile: string;
  readonly rehearsalFile: string;
  /** Measured facts by content; may be deleted at any time. */
  readonly cacheFolder: string;
  readonly thumbnailFolder: string;
  /** Per user, not per workspace: closing a folder loses no training. */
  readonly journalFile: string;
  readonly rehearsalStateFolder: string;
  /** Uploads that were begun, to go on with after a restart. */
  readonly uploadsFolder: string;
  /** What was uploaded to media storage lately, to be used again. */
  readonly mediaFile: string;
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
    journalFile: storage("trainings.jsonl"),
    rehearsalStateFolder: storage("rehearsal"),
    uploadsFolder: storage("uploads"),
    mediaFile: storage("media.json"),
  };
}
