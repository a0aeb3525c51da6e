import * as vscode from "vscode";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import { expectedCostUSD } from "../../core/evaluation/planEvaluation.ts";
import type { EvaluationCell } from "../../core/evaluation/planEvaluation.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { StoredImage } from "../../engine/evaluation/evaluationFiles.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import { runEvaluation } from "../../engine/evaluation/runEvaluation.ts";
import { saveAssetIn } from "../../engine/evaluation/saveAsset.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import { runEffects } from "../testImages/runEffects.ts";
import { askForAsset } from "./askForAsset.ts";
import { chosenDataset } from "./chosen.ts";
import { fullId } from "./commandIds.ts";
import { confirmGeneration } from "./confirmGeneration.ts";
import { connected } from "./connected.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { failureWords } from "./failureWords.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Draws one picture to ship, in high quality, into a folder of the user's. */
export function generateAsset(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose model draws the asset"),
    );
    if (!state) return;
    const connection = await connected(deps);
    if (!connection) return;
    const asset = await askForAsset(deps, state, given);
    if (!asset) return;
    const { prompt, version, into } = asset;
    const { images } = await readEvaluations(state.folder.fsPath);
    const cells: readonly EvaluationCell[] = [
      { promptKey: promptKey(prompt), prompt, version },
    ];
    const rehearsal = connection.service.kind === "rehearsal";
    const isConfirmed = await confirmGeneration({
      folder: state.folder,
      versions: [version],
      cells,
      present: 0,
      costUSD: expectedCostUSD(
        images.map(({ record }) => record),
        cells,
      ),
      rehearsal,
    });
    if (!isConfirmed) return;
    const made = await draw(state.folder, cells, connection, into);
    if (made === undefined) return;
    if ("category" in made) tellFailure(made, given);
    else await tellWhere(made, rehearsal);
  };
}

/** Undefined: stopped. What was asked for is found again the next time. */
async function draw(
  folder: vscode.Uri,
  cells: readonly EvaluationCell[],
  { client, service }: Connection,
  into: vscode.Uri,
): Promise<StoredImage | ServiceFailure | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Drawing the asset"),
      cancellable: true,
    },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      let made: StoredImage | ServiceFailure | undefined;
      await runEvaluation({
        folder: folder.fsPath,
        cells,
        rehearsal: service.kind === "rehearsal",
        client,
        ...runEffects,
        signal: stop.signal,
        store: saveAssetIn(into.fsPath),
        onChange(change) {
          if (change.state === "ready") made = change.image;
          if (change.state === "failed") made = change.failure;
        },
      });
      return made;
    },
  );
}

function tellFailure(failure: ServiceFailure, given: unknown): void {
  const again = vscode.l10n.t("Again");
  const { message } = failureWords(failure);
  void vscode.window.showErrorMessage(message, again).then((answer) => {
    if (answer === again) {
      void vscode.commands.executeCommand(fullId("generateAsset"), given);
    }
  });
}

async function tellWhere(
  { path }: StoredImage,
  rehearsal: boolean,
): Promise<void> {
  const file = vscode.Uri.file(path);
  const name = vscode.workspace.asRelativePath(file);
  await vscode.commands.executeCommand("vscode.open", file);
  const reveal = vscode.l10n.t("Reveal in Explorer");
  const message = rehearsal
    ? vscode.l10n.t("Rehearsed asset, drawn on this machine: {0}", name)
    : vscode.l10n.t("Asset saved: {0}", name);
  void vscode.window.showInformationMessage(message, reveal).then((answer) => {
    if (answer === reveal) {
      void vscode.commands.executeCommand("revealInExplorer", file);
    }
  });
}
