import * as vscode from "vscode";
import { judgeBefore } from "./askAboutFindings.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { packageImages } from "./packageImages.ts";
import { isTrustedToWrite } from "./trust.ts";
import { byteSize } from "../words.ts";

/** Lints, then writes the ZIP and its entry in the lock. Nothing leaves the machine. */
export function packageDataset(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset to package"),
    );
    if (!state) return;
    const linted = await judgeBefore(
      deps,
      state,
      vscode.l10n.t("Package Anyway"),
    );
    if (!linted) return;
    const packaged = await packageImages(deps, state, linted);
    if (!packaged) return;
    const submit = vscode.l10n.t("Submit Training…");
    const reveal = vscode.l10n.t("Reveal ZIP");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Packaged {0}: {1} images, {2}. The same images always give the same bytes.",
        state.name,
        packaged.version.images.length,
        byteSize(packaged.bytes),
      ),
      submit,
      reveal,
    );
    if (answer === submit) {
      await vscode.commands.executeCommand(
        "styleTrainer.submitTraining",
        state.folder,
      );
    } else if (answer === reveal) {
      await vscode.commands.executeCommand(
        "revealInExplorer",
        vscode.Uri.file(packaged.file),
      );
    }
  };
}
