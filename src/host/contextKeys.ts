import * as vscode from "vscode";
import type { Datasets } from "./datasets/datasets.ts";
import type { Disposable } from "./own.ts";
import type { Trainings } from "./trainings/trainings.ts";

/** What menus and welcome views look at; set from here alone. */
export type ContextKey =
  | "ready"
  /** Finding or reading datasets takes its time. */
  | "isReadingSlow"
  | "hasDataset"
  | "hasTrained"
  /** Whether something answers: an account or the rehearsal. */
  | "hasKey"
  | "hasAccount"
  | "isRehearsing";

/** Tells the editor only what changed: setting a key re-evaluates every menu. */
export function createContextKeys(): (key: ContextKey, value: boolean) => void {
  const known = new Map<ContextKey, boolean>();
  return (key, value) => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand(
      "setContext",
      `styleTrainer.${key}`,
      value,
    );
  };
}

/** Keeps up to date how far the user has come, by which steps of the walkthrough are done. */
export function showProgressOfUser(
  set: (key: ContextKey, value: boolean) => void,
  datasets: Datasets,
  trainings: Trainings,
): Disposable {
  const show = () => {
    set("hasDataset", datasets.all().length > 0);
    set(
      "hasTrained",
      [...trainings.jobs()].some(({ state }) => state === "succeeded"),
    );
  };
  show();
  return vscode.Disposable.from(
    datasets.onDidChange(show),
    trainings.onDidChange(show),
  );
}
