import * as vscode from "vscode";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import type { ElsewhereTraining } from "../../core/training/adoption.ts";
import type { FetchedOutcome } from "../../engine/training/fetchOutcome.ts";
import { fetchOutcome } from "../../engine/training/fetchOutcome.ts";
import { fullId } from "../commands/commandIds.ts";
import type { ServiceAccess } from "../connection/serviceAccess.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Disposable } from "../own.ts";
import { settings } from "../settings.ts";

/** Trainings that were submitted from other machines, asked for with this one's key. */
export interface Elsewhere extends Disposable {
  /** Asks now, and goes on asking while it is under way and the window is open. */
  ask(state: DatasetState, training: ElsewhereTraining): Promise<void>;
}

export function createElsewhere({
  datasets,
  service,
  log,
}: {
  readonly datasets: Datasets;
  readonly service: ServiceAccess;
  readonly log: vscode.LogOutputChannel;
}): Elsewhere {
  const stopping = new AbortController();
  const timers = new Set<NodeJS.Timeout>();

  async function ask(
    state: DatasetState,
    training: ElsewhereTraining,
    isFirst = true,
  ): Promise<void> {
    const name = labelOf(training.version);
    const connection = await service.connection();
    if (!connection || connection.service.kind === "rehearsal") {
      tellOfKey(name, connection !== undefined);
      return;
    }
    const { client } = connection;
    const { fsPath } = state.folder;
    const answer = await fetchOutcome(
      fsPath,
      training,
      client,
      stopping.signal,
    );
    log.info(`${training.training.taskUUID}: ${answer.kind}`);
    if (answer.kind === "processing" || answer.kind === "unheard") {
      askAgainLater(state, training);
    } else {
      await datasets.lint(state.folder);
    }
    if (isFirst || answer.kind !== "processing") tell(name, answer);
  }

  function askAgainLater(
    state: DatasetState,
    training: ElsewhereTraining,
  ): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      ask(state, training, false).catch((error: unknown) => {
        if (stopping.signal.aborted) return;
        log.warn(`Asking for ${training.training.taskUUID}`, String(error));
        askAgainLater(state, training);
      });
    }, settings.pollingIntervalMs());
    timers.add(timer);
  }

  return {
    ask: async (state, training) => ask(state, training),
    dispose() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function tell(name: string, answer: FetchedOutcome): void {
  switch (answer.kind) {
    case "succeeded":
      void vscode.window.showInformationMessage(
        vscode.l10n.t("{0} is trained; the lock has its result now.", name),
      );
      return;
    case "failed":
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          "The training of {0} failed: {1} The lock has it now.",
          name,
          answer.message,
        ),
      );
      return;
    case "processing":
      void vscode.window.showInformationMessage(
        answer.progress === undefined
          ? vscode.l10n.t(
              "The training of {0} is under way; it goes on being asked for while this window is open.",
              name,
            )
          : vscode.l10n.t(
              "The training of {0} is at {1} %; it goes on being asked for while this window is open.",
              name,
              answer.progress,
            ),
      );
      return;
    case "none":
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          "The service knows no training of {0} under this key: it belongs to another account, or is too old.",
          name,
        ),
      );
      return;
    case "unheard":
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          "The training of {0} can't be asked about: {1}",
          name,
          answer.message,
        ),
      );
  }
}

function tellOfKey(name: string, isRehearsing: boolean): void {
  const command = isRehearsing ? "stopRehearsal" : "setApiKey";
  const label = isRehearsing
    ? vscode.l10n.t("Stop Rehearsal")
    : vscode.l10n.t("Set API Key…");
  void vscode.window
    .showWarningMessage(
      isRehearsing
        ? vscode.l10n.t(
            "{0} is trained at the service, and the rehearsal knows nothing of it.",
            name,
          )
        : vscode.l10n.t(
            "The service is asked for the training of {0} with your API key, and there is none.",
            name,
          ),
      label,
    )
    .then((answer) => {
      if (answer === label) {
        void vscode.commands.executeCommand(fullId(command));
      }
    });
}
