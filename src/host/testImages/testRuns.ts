import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import { createFetchPicture } from "../../engine/evaluation/fetchPicture.ts";
import type { CellChange } from "../../engine/evaluation/runEvaluation.ts";
import { runEvaluation } from "../../engine/evaluation/runEvaluation.ts";
import { failureWords } from "../commands/failureWords.ts";
import type { Disposable } from "../own.ts";
import type { CellRows, RunState } from "./evaluationState.ts";
import { readyCell } from "./evaluationState.ts";
import { noteInLock } from "./noteInLock.ts";
import type { EvaluationPlan } from "./testImages.ts";
import type { HostCell, TestImagesState } from "./testImagesState.ts";

/** Runs of test images, one at a time for each dataset. */
export interface TestRuns extends Disposable {
  /** Resolves at its end, or when it is stopped. */
  generate(plan: EvaluationPlan): Promise<void>;
  stop(folder: vscode.Uri): void;
  /** What runs say of a dataset's cells, later ones last. */
  of(folder: vscode.Uri): {
    readonly news: readonly (CellRows | undefined)[];
    readonly running: TestImagesState["running"];
  };
}

export function createTestRuns(options: {
  readonly log: vscode.LogOutputChannel;
  readonly onChange: (folder: vscode.Uri) => void;
}): TestRuns {
  const { log, onChange } = options;
  const runs = new Map<string, RunState>();
  /** Why cells failed, until they are tried again. */
  const failures = new Map<string, CellRows>();
  const fetchPicture = createFetchPicture({ fetch });

  async function generate({
    folder,
    cells,
    connection,
  }: EvaluationPlan): Promise<void> {
    const id = folder.toString();
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
        rehearsal: connection.service.kind === "rehearsal",
        client: connection.client,
        fetchPicture,
        now: Date.now,
        newUUID: randomUUID,
        sleep: async (ms, signal) => {
          await wait(ms, undefined, { signal });
        },
        signal: run.abort.signal,
        onChange(change) {
          note(run, change);
          onChange(folder);
        },
      });
      log.info(
        `Test images: ${result.ready} ready, ${result.failed} failed, ${result.left} left`,
      );
      await noteInLock(
        folder.fsPath,
        run.cells,
        connection.service.kind === "rehearsal",
        new Date(),
      ).catch((error: unknown) => log.warn(String(error)));
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
        news: [failures.get(id), run?.cells],
        running: run && { done: run.done, total: run.total },
      };
    },
    dispose() {
      for (const { abort } of runs.values()) abort.abort();
    },
  };
}

function note(run: RunState, change: CellChange): void {
  const row = run.cells.get(change.promptKey) ?? new Map<string, HostCell>();
  run.cells.set(change.promptKey, row);
  switch (change.state) {
    case "waiting":
      row.set(change.air, { state: "waiting" });
      return;
    case "ready":
      run.done += 1;
      row.set(change.air, readyCell(change.image));
      return;
    case "failed":
      run.done += 1;
      row.set(change.air, {
        state: "failed",
        message: failureWords(change.failure).message,
      });
  }
}

/** Failures so far, with what the latest run says of its own cells. */
function failedCells(before: CellRows | undefined, run: RunState): CellRows {
  const failed: CellRows = new Map(before);
  for (const [key, row] of run.cells) {
    const cells = [...row].filter(([, cell]) => cell.state === "failed");
    const others = [...(before?.get(key) ?? [])].filter(
      ([air]) => !row.has(air),
    );
    failed.set(key, new Map([...others, ...cells]));
  }
  return failed;
}
