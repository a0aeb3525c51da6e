import * as vscode from "vscode";
import {
  isIdentical,
  verificationLines,
} from "../../core/dataset/verification.ts";
import { verifyVersion } from "../../engine/versions/verifyVersion.ts";
import { words } from "../words.ts";
import { chosenVersions, versionItems } from "./chosenVersion.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Makes a version's ZIP again and says whether it is the same. */
export function verifyPackage(deps: CommandDeps): CommandHandler {
  return async (given) => {
    // It asks git, which obeys what the repository says.
    if (!isTrustedToWrite()) return;
    const chosen = await chosenVersions(
      deps,
      given,
      vscode.l10n.t("Dataset whose package to verify"),
    );
    if (!chosen) return;
    const { state, linted } = chosen;
    const version =
      chosen.given ??
      (
        await vscode.window.showQuickPick(versionItems(linted.dataset.lock), {
          placeHolder: vscode.l10n.t("Version to verify"),
          ignoreFocusOut: true,
        })
      )?.version;
    if (!version) return;
    const verification = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Making the ZIP of {0} again", state.name),
        cancellable: true,
      },
      async (_progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        try {
          return await verifyVersion({
            folder: state.folder.fsPath,
            version,
            workerFile: deps.paths.workerFile,
            signal: abort.signal,
          });
        } catch (error) {
          if (token.isCancellationRequested) return undefined;
          throw error;
        }
      },
    );
    if (!verification) return;
    const lines = verificationLines(verification, version).map(words);
    for (const line of lines) deps.log.info(line);
    const [verdict = "", ...images] = lines;
    const details = vscode.l10n.t("Show Images");
    const buttons = images.length > 0 ? [details] : [];
    const answer = isIdentical(verification)
      ? await vscode.window.showInformationMessage(verdict, ...buttons)
      : await vscode.window.showWarningMessage(verdict, ...buttons);
    if (answer === details) deps.log.show();
  };
}
