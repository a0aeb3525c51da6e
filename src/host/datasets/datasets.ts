import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { Linter } from "../../engine/lint/createLinter.ts";
import type { DatasetLint } from "./datasetLint.ts";
import { createDatasetLint } from "./datasetLint.ts";
import type { DatasetState, Linted } from "./datasetState.ts";
import type { Disposable } from "../own.ts";

/** Folders that hold other people's manifests, or copies of ours. */
const notSearched = "**/{node_modules,.git,.style-trainer}/**";

/** Every dataset of the workspace, found by its manifest. */
export interface Datasets extends Disposable {
  /** In the order of their paths. */
  all(): readonly DatasetState[];
  get(folder: vscode.Uri): DatasetState | undefined;
  /** Reads and judges a dataset anew. Throws what stood in the way. */
  lint(folder: vscode.Uri): Promise<Linted>;
  cancel(folder: vscode.Uri): void;
  /** Whether the workspace is being searched for them. */
  isSearching(): boolean;
  /** Ends the search, and whatever is being read. */
  stop(): void;
  /** Resolves when the workspace was searched for the first time. */
  readonly found: Promise<void>;
  /** Fires the folder that changed, or undefined when the list did. */
  readonly onDidChange: vscode.Event<vscode.Uri | undefined>;
}

export function createDatasets(options: {
  readonly inspector: Inspector;
  readonly linter: Linter;
  readonly log: vscode.LogOutputChannel;
}): Datasets {
  const changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  const lints = new Map<string, DatasetLint>();
  const watcher = vscode.workspace.createFileSystemWatcher(
    `**/${manifestFileName}`,
    false,
    true,
    false,
  );
  const subscriptions = [
    changed,
    watcher,
    watcher.onDidCreate((manifest) => add(folderOf(manifest))),
    watcher.onDidDelete((manifest) => remove(folderOf(manifest))),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) removeBelow(uri);
      void search();
    }),
  ];

  const searches = new Set<vscode.CancellationTokenSource>();

  async function search(): Promise<void> {
    const stopping = new vscode.CancellationTokenSource();
    searches.add(stopping);
    try {
      const manifests = await vscode.workspace.findFiles(
        `**/${manifestFileName}`,
        notSearched,
        undefined,
        stopping.token,
      );
      for (const manifest of manifests) add(folderOf(manifest));
    } finally {
      searches.delete(stopping);
      stopping.dispose();
      changed.fire(undefined);
    }
  }

  function add(folder: vscode.Uri): void {
    const key = folder.toString();
    if (lints.has(key) || isBelowOwnFolder(folder)) return;
    lints.set(
      key,
      createDatasetLint({
        folder,
        inspector: options.inspector,
        linter: options.linter,
        log: options.log,
        onDidChange: () => changed.fire(folder),
      }),
    );
    changed.fire(undefined);
  }

  function remove(folder: vscode.Uri): void {
    const key = folder.toString();
    lints.get(key)?.dispose();
    if (lints.delete(key)) changed.fire(undefined);
  }

  function removeBelow(root: vscode.Uri): void {
    for (const { state } of [...lints.values()]) {
      const { folder } = state;
      if (`${folder.path}/`.startsWith(`${root.path}/`)) remove(folder);
    }
  }

  const found = search();
  return {
    found,
    onDidChange: changed.event,
    all: () =>
      [...lints.values()]
        .map(({ state }) => state)
        .sort((a, b) => (a.folder.path < b.folder.path ? -1 : 1)),
    get: (folder) => lints.get(folder.toString())?.state,
    async lint(folder) {
      add(folder);
      const known = lints.get(folder.toString());
      if (!known) {
        throw new Error(
          vscode.l10n.t("{0} is not a dataset folder.", folder.fsPath),
        );
      }
      return known.lint();
    },
    cancel: (folder) => lints.get(folder.toString())?.cancel(),
    isSearching: () => searches.size > 0,
    stop() {
      for (const stopping of searches) stopping.cancel();
      for (const lint of lints.values()) {
        if (lint.state.work.kind === "reading") lint.cancel();
      }
    },
    dispose() {
      for (const known of lints.values()) known.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function folderOf(manifest: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(manifest, "..");
}

/** The watcher reports what the search leaves out. */
function isBelowOwnFolder(folder: vscode.Uri): boolean {
  return /\/(?:node_modules|\.git|\.style-trainer)\//.test(`${folder.path}/`);
}
