import type * as vscode from "vscode";
import { reportFailure } from "../commands/reportFailure.ts";
import { late } from "../late/late.ts";
import type { Disposable } from "../own.ts";
import type { Datasets } from "./datasets.ts";

/** Makes something once there is a dataset in the window; in most there is none. */
export function onFirstDataset(
  datasets: Datasets,
  log: vscode.LogOutputChannel,
  make: () => Promise<Disposable>,
): Disposable {
  const made = late(make, (it) => it.dispose());
  const subscription = datasets.onDidChange((folder) => {
    const isList = folder === undefined;
    if (!isList || datasets.all().length === 0) return;
    made.loaded().catch((error: unknown) => {
      reportFailure(error, log);
    });
  });
  return {
    dispose() {
      subscription.dispose();
      made.dispose();
    },
  };
}
