import * as vscode from "vscode";
import { placeName } from "../../engine/hosting/s3/s3Credentials.ts";
import { askForCredentials } from "./askForCredentials.ts";
import { chosenDataset } from "./chosen.ts";
import { fullId } from "./commandIds.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** For the storage of a dataset's manifest. */
export function setStorageCredentials(deps: CommandDeps): CommandHandler {
  return async (given) => {
    // A strange workspace isn't helped to ask for credentials.
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose storage needs credentials"),
    );
    if (!state) return;
    const { hosting } = (await deps.datasets.lint(state.folder)).dataset
      .manifest;
    if (hosting?.kind !== "s3") {
      const choose = vscode.l10n.t("Choose Hosting…");
      const answer = await vscode.window.showInformationMessage(
        vscode.l10n.t(
          "{0} isn't hosted in a storage of your own, so it needs no credentials for one.",
          state.name,
        ),
        choose,
      );
      if (answer === choose) {
        await vscode.commands.executeCommand(
          fullId("chooseHosting"),
          state.folder,
        );
      }
      return;
    }
    const credentials = await askForCredentials(deps, hosting);
    if (!credentials) return;
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The credentials work at {0}.", placeName(hosting)),
    );
  };
}

export function removeStorageCredentials({
  storage,
}: CommandDeps): CommandHandler {
  return async () => {
    const places = storage.places();
    if (places.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There are no storage credentials."),
      );
      return;
    }
    const name = await vscode.window.showQuickPick(places, {
      title: vscode.l10n.t("Remove the credentials for which storage?"),
      ignoreFocusOut: true,
    });
    if (name === undefined) return;
    await storage.remove(name);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The credentials for {0} are removed.", name),
    );
  };
}
