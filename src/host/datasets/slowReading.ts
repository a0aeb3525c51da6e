import * as vscode from "vscode";
import type { Disposable } from "../own.ts";
import type { Datasets } from "./datasets.ts";

/** Shorter waits need no words, and a button that flashes past only disturbs. */
const patienceMs = 1000;

/**
 * Says so where datasets are listed, with a way to stop, when finding or
 * reading them takes its time: on a network drive it may be minutes.
 *
 * @param setSlow turns what the view offers meanwhile on and off
 */
export function showSlowReading(
  datasets: Datasets,
  setSlow: (isSlow: boolean) => void,
): Disposable {
  let waiting: NodeJS.Timeout | undefined;
  let finish: (() => void) | undefined;

  function begin(): void {
    setSlow(true);
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    void vscode.window.withProgress(
      { location: { viewId: "styleTrainer.datasets" } },
      () => finished,
    );
  }

  function end(): void {
    clearTimeout(waiting);
    waiting = undefined;
    finish?.();
    finish = undefined;
    setSlow(false);
  }

  const look = () => {
    const isBusy =
      datasets.isSearching() ||
      datasets.all().some(({ work }) => work.kind === "reading");
    if (!isBusy) end();
    else waiting ??= setTimeout(begin, patienceMs);
  };
  const subscription = datasets.onDidChange(look);
  look();
  return {
    dispose() {
      subscription.dispose();
      end();
    },
  };
}
