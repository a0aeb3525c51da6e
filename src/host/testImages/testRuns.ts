import * as vscode from "vscode";
import type { CellChange } from "../../engine/evaluation/runEvaluation.ts";
import { runEvaluation } from "../../engine/evaluation/runEvaluation.ts";
import { failureWords } from "../commands/failureWords.ts";
import type { Disposable } from "../own.ts";
import { cellKey } from "../../core/evaluation/planEvaluation.ts";
import type { CellNews, CellNewsByKey, RunState } from "./evaluationState.ts";
import { readyCell } from "./evaluationState.ts";
import { noteInLock } from "./noteInLock.ts";
import { runEffects } from "./runEffects.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import type { EvaluationPlan } from "./evaluationPlan.ts";
import type { HostCell, TestImagesState } from "./testImagesState.ts";

/** Runs of test images, one at a time for each dataset. */
export interface TestRuns extends Disposable {
  /** Resolves at its end, or when it is stopped. */
  generate(plan: EvaluationPlan, connection: Connection): Promise<void>;
  stop(folder: vscode.Uri): void;
  /** What runs say of a dataset's cells, later ones last. */
  of(folder: vscode.Uri): {
    readonly news: readonly CellNews[];
    readonly running: TestImagesState["running"];
  };
}

export function createTestRuns(options: {
  readonly log: vscode.LogOutputChannel;
  readonly onChange: (folder: vscode.Uri) => void;
}): TestRuns {
  const { log, onChange } = options;
  const runs = new Map<string, RunState>();
  /** Why pictures failed, until they are tried again. */
  const failures = new Map<string, CellNewsByKey>();

  async function generate(
    { folder, cells, rehearsal }: EvaluationPlan,
    connection: Connection,
  ): Promise<void> {
    const id = folder.toString();
    // Switched in between: what was planned and confirmed is of the other one.
    if ((connection.service.kind === "rehearsal") !== rehearsal) return;
    if (runs.has(id)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "Test images are being drawn already; try again when they are done.",
        ),
      );
      return;
    }
    const run: RunState = {
      abort: new AbortController(),
      cells: new Map(),
      total: cells.length,
      done: 0,
    };
    runs.set(id, run);
    onChange(folder);
    try {
      const result = await runEvaluation({
        folder: folder.fsPath,
        cells,
        rehearsal,
        client: connection.client,
        ...runEffects,
        signal: run.abort.signal,
        onChange(change) {
          note(run, change);
          onChange(folder);
        },
      });
      log.info(
        `Test images: ${result.ready} ready, ${result.failed} failed, ${result.left} left`,
      );
      await noteInLock(folder.fsPath, run.cells, rehearsal, new Date()).catch(
        (error: unknown) => log.warn(String(error)),
      );
      if (result.endedBy) {
        const { message } = failureWords(result.endedBy);
        void vscode.window.showErrorMessage(message);
      }
    } finally {
      failures.set(id, failedCells(failures.get(id), run));
      runs.delete(id);
      onChange(folder);
    }
  }

  return {
    generate,
    stop: (folder) => runs.get(folder.toString())?.abort.abort(),
    of(folder) {
      const id = folder.toString();
      const run = runs.get(id);
      return {
        news: [
          ...(failures.get(id)?.values() ?? []),
          ...(run?.cells.values() ?? []),
        ],
        running: run && { done: run.done, total: run.total },
      };
    },
    dispose() {
      for (const { abort } of runs.values()) abort.abort();
    },
  };
}

function note(run: RunState, change: CellChange): void {
  const { promptKey, air, index } = change;
  const key = cellKey(promptKey, air, index);
  run.cells.set(key, { promptKey, air, index, cell: cellOf(change) });
  if (change.state !== "waiting") run.done += 1;
}

function cellOf(change: CellChange): HostCell {
  switch (change.state) {
    case "waiting":
      return { state: "waiting" };
    case "ready":
      return readyCell(change.image);
    case "failed":
      return {
        state: "failed",
        message: failureWords(change.failure).message,
      };
  }
}

/** Failures so far, with what the latest run says of its own pictures. */
function failedCells(
  before: CellNewsByKey | undefined,
  run: RunState,
): CellNewsByKey {
  const others = [...(before ?? [])].filter(([key]) => !run.cells.has(key));
  const failed = [...run.cells].filter(
    ([, { cell }]) => cell.state === "failed",
  );
  return new Map([...others, ...failed]);
}
