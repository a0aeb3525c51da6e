import { setTimeout as wait } from "node:timers/promises";
import * as vscode from "vscode";
import type { SetAside } from "../../engine/versions/setAside.ts";
import {
  lastSetAside,
  undoReplacement,
} from "../../engine/versions/setAside.ts";
import { fullId } from "../commands/commandIds.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Disposable } from "../own.ts";

/** Somebody else may be at it right now, and be done by then. */
const patienceMs = 5_000;

/** Tells, when a dataset is opened, that rolling it back was stopped on the way. */
export function tellOfInterrupted(
  datasets: Datasets,
  log: vscode.LogOutputChannel,
): Disposable {
  const seen = new Set<string>();

  async function look(state: DatasetState): Promise<void> {
    const { fsPath } = state.folder;
    const first = await lastSetAside(fsPath);
    if (!first || first.isFinished) return;
    await wait(patienceMs, undefined, { ref: false });
    const last = await lastSetAside(fsPath);
    if (last && !last.isFinished) await tell(state, last);
  }

  async function tell(state: DatasetState, last: SetAside): Promise<void> {
    const undo = vscode.l10n.t("Undo");
    const goOn = vscode.l10n.t("Roll Back to Version…");
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        "{0}: what was begun was interrupted ({1}). Nothing is lost: it can be undone, or done again.",
        state.name,
        last.what,
      ),
      undo,
      goOn,
    );
    if (answer === undo) {
      await undoReplacement(state.folder.fsPath, new Date());
      await datasets.lint(state.folder);
    } else if (answer === goOn) {
      await vscode.commands.executeCommand(
        fullId("rollBackToVersion"),
        state.folder,
      );
    }
  }

  function lookAtNew(): void {
    if (!vscode.workspace.isTrusted) return;
    for (const state of datasets.all()) {
      const key = state.folder.toString();
      if (seen.has(key)) continue;
      seen.add(key);
      look(state).catch((error: unknown) =>
        log.warn("What was interrupted", String(error)),
      );
    }
  }

  const subscriptions = [
    datasets.onDidChange(lookAtNew),
    vscode.workspace.onDidGrantWorkspaceTrust(lookAtNew),
  ];
  lookAtNew();
  return {
    dispose() {
      for (const each of subscriptions) each.dispose();
    },
  };
}
