import * as vscode from "vscode";
import { fullId } from "../commands/commandIds.ts";
import type { Trainings } from "../trainings/trainings.ts";
import { statusView } from "./statusView.ts";
import type { Disposable } from "../own.ts";

/** Times in the tooltip grow old, and results leave after a while. */
const refreshMs = 15_000;

/** The status bar item: there while a training runs, and shortly after. */
export function createStatusItem(trainings: Trainings): Disposable {
  const item = vscode.window.createStatusBarItem(
    "training",
    vscode.StatusBarAlignment.Left,
  );
  item.name = vscode.l10n.t("Style Trainer: Training");
  item.command = fullId("showTrainings");

  function show(): void {
    const view = statusView(trainings.jobs(), Date.now());
    if (!view) {
      item.hide();
      return;
    }
    item.text = view.text;
    item.tooltip = view.tooltip;
    item.accessibilityInformation = { label: view.label, role: "button" };
    item.show();
  }

  show();
  const subscription = trainings.onDidChange(show);
  const timer = setInterval(show, refreshMs);
  return {
    dispose() {
      clearInterval(timer);
      subscription.dispose();
      item.dispose();
    },
  };
}
