import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { words } from "../words.ts";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { Linter } from "../../engine/lint/createLinter.ts";
import { settings } from "../settings.ts";
import type { DatasetState, DatasetWork, Linted } from "./datasetState.ts";
import { createLatestRun } from "./latestRun.ts";
import type { Disposable } from "../own.ts";
import { watchPromptFiles } from "./watchPromptFiles.ts";

/** Saving a batch of exports takes a moment; one lint for all of them. */
const settleMs = 400;

/** Progress is shown at most this often: a tree repaints as a whole. */
const progressStepMs = 150;

/** One dataset: watches its folder and keeps what lint says of it up to date. */
export interface DatasetLint extends Disposable {
  readonly state: DatasetState;
  /** Reads and judges anew; joins a run that is under way. */
  lint(): Promise<Linted>;
  /** Stops a run; the result before it stays. */
  cancel(): void;
}

export function createDatasetLint(options: {
  readonly folder: vscode.Uri;
  readonly inspector: Inspector;
  readonly linter: Linter;
  readonly log: vscode.LogOutputChannel;
  readonly onDidChange: () => void;
}): DatasetLint {
  const { folder, inspector, linter, log, onDidChange } = options;
  let work: DatasetWork = { kind: "none" };
  let linted: Linted | undefined;
  let settling: NodeJS.Timeout | undefined;

  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder, "*"),
  );
  for (const event of [
    watcher.onDidCreate,
    watcher.onDidChange,
    watcher.onDidDelete,
  ]) {
    event(settle);
  }
  const promptFiles = watchPromptFiles(folder, settle);

  function settle(): void {
    if (!settings.isLintAutomatic(folder)) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      // What is being read may be the state before the change.
      quietly(runs.restart());
    }, settleMs);
  }

  /** A failure is kept in `work` and shown by the tree; nobody awaits here. */
  function quietly(result: Promise<Linted>): void {
    result.catch(() => undefined);
  }

  async function read(signal: AbortSignal): Promise<Linted> {
    const isCurrent = () => !signal.aborted;
    let shownAt = 0;
    const showAt =
      (step: "listing" | "measuring") => (done: number, total: number) => {
        const now = Date.now();
        if (now - shownAt < progressStepMs || !isCurrent()) return;
        shownAt = now;
        show({ kind: "reading", step, done, total });
      };
    show({ kind: "reading", step: "listing", done: 0, total: 0 });
    try {
      const { readDataset } = await import("../late/withDatasets.ts");
      const dataset = await readDataset(folder.fsPath, {
        inspector,
        signal,
        onListing: showAt("listing"),
        onProgress: showAt("measuring"),
      });
      const report = await linter.lint(dataset, signal);
      signal.throwIfAborted();
      const result = { dataset, report };
      linted = result;
      promptFiles.follow(dataset.manifest);
      show({ kind: "none" });
      log.debug(
        `Linted ${folder.fsPath}: ${dataset.images.length} images, ${result.report.findings.length} findings`,
      );
      return result;
    } catch (error) {
      if (isCurrent()) {
        log.error(`Lint of ${folder.fsPath}`, String(error));
        show({ kind: "failed", message: messageOf(error) });
      }
      throw error;
    }
  }

  function show(next: DatasetWork): void {
    work = next;
    onDidChange();
  }

  const runs = createLatestRun(read);
  if (settings.isLintAutomatic(folder)) quietly(runs.join());

  return {
    get state() {
      return {
        folder,
        manifest: vscode.Uri.joinPath(folder, manifestFileName),
        name: linted?.dataset.manifest.name ?? basename(folder),
        work,
        linted,
      };
    },
    lint: () => runs.join(),
    cancel() {
      runs.cancel();
      show({ kind: "none" });
    },
    dispose() {
      clearTimeout(settling);
      runs.cancel();
      watcher.dispose();
      promptFiles.dispose();
    },
  };
}

function basename(folder: vscode.Uri): string {
  return folder.path.split("/").at(-1) ?? folder.path;
}

function messageOf(error: unknown): string {
  return words(saidBy(error));
}
