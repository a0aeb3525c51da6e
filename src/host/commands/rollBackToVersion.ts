import * as vscode from "vscode";
import type { Version } from "../../core/dataset/lock.ts";
import type { RollbackPlan } from "../../core/dataset/rollbackPlan.ts";
import { isEmptyRollback } from "../../core/dataset/rollbackPlan.ts";
import { enumeration, shownName } from "../../core/text.ts";
import { plannedRollback, rollBack } from "../../engine/versions/rollBack.ts";
import {
  lastSetAside,
  undoReplacement,
} from "../../engine/versions/setAside.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { ChosenVersions } from "./chosenVersion.ts";
import { chosenVersions, versionItems } from "./chosenVersion.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Makes a dataset what it was at a version, after showing what that changes. */
export function rollBackToVersion(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const chosen = await chosenVersions(
      deps,
      given,
      vscode.l10n.t("Dataset to roll back"),
    );
    if (!chosen) return;
    const { state, linted } = chosen;
    const version = chosen.given ?? (await picked(deps, chosen));
    if (!version) return;
    const plan = await plannedRollback(
      state.folder.fsPath,
      linted.dataset,
      version,
    );
    if (isEmptyRollback(plan)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("{0} is as it was at {1}.", state.name, plan.version),
      );
      return;
    }
    if (!(await confirmed(state, plan)) || !(await saved(state))) return;
    const aside = await rollBack({
      folder: state.folder.fsPath,
      dataset: linted.dataset,
      version,
      now: () => new Date(),
    });
    await deps.datasets.lint(state.folder);
    if (!aside) return;
    const undo = vscode.l10n.t("Undo");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "{0} is as it was at {1}. What was replaced is kept in .style-trainer/set-aside.",
        state.name,
        plan.version,
      ),
      undo,
    );
    if (answer === undo) await undoLast(deps, state);
  };
}

/** A version, or undefined when nothing was chosen or the last rollback undone. */
async function picked(
  deps: CommandDeps,
  { state, linted }: ChosenVersions,
): Promise<Version | undefined> {
  const last = await lastSetAside(state.folder.fsPath);
  const undo: (vscode.QuickPickItem & { readonly version?: Version })[] = last
    ? [{ label: vscode.l10n.t("$(discard) Undo"), description: last.what }]
    : [];
  const answer = await vscode.window.showQuickPick(
    [...undo, ...versionItems(linted.dataset.lock)],
    {
      placeHolder: vscode.l10n.t("Version to go back to"),
      ignoreFocusOut: true,
    },
  );
  if (answer && !answer.version) await undoLast(deps, state);
  return answer?.version;
}

async function confirmed(
  state: DatasetState,
  { version, images, leftOut, fields }: RollbackPlan,
): Promise<boolean> {
  const names = (files: readonly string[]) =>
    enumeration(
      files.map((file) => shownName(file)),
      6,
    );
  const replaced = images.filter(({ replaces }) => replaces);
  const missing = images.filter(({ replaces }) => !replaces);
  const parts = Object.keys(fields);
  const rollBackWord = vscode.l10n.t("Roll Back");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Roll {0} back to {1}?", state.name, version),
    {
      modal: true,
      detail: [
        ...(replaced.length > 0
          ? [
              vscode.l10n.t(
                "Get their earlier bytes: {0}",
                names(replaced.map(({ image }) => image.file)),
              ),
            ]
          : []),
        ...(missing.length > 0
          ? [
              vscode.l10n.t(
                "Come back: {0}",
                names(missing.map(({ image }) => image.file)),
              ),
            ]
          : []),
        ...(leftOut.length > 0
          ? [
              vscode.l10n.t(
                "Weren't in it, so they are left out and stay in the folder: {0}",
                names(leftOut),
              ),
            ]
          : []),
        ...(parts.length > 0
          ? [vscode.l10n.t("Parts of the manifest: {0}", names(parts))]
          : []),
        vscode.l10n.t("What is replaced is set aside first; it can be undone."),
      ].join("\n\n"),
    },
    rollBackWord,
  );
  return answer === rollBackWord;
}

/** Unsaved changes of the manifest would be lost, or overwrite what was rolled back. */
async function saved({ manifest }: DatasetState): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === manifest.toString(),
  );
  return document?.isDirty ? document.save() : true;
}

async function undoLast(
  { datasets }: CommandDeps,
  state: DatasetState,
): Promise<void> {
  if (!(await saved(state))) return;
  const undone = await undoReplacement(state.folder.fsPath, new Date());
  await datasets.lint(state.folder);
  if (!undone) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Undone: {0}", undone.what),
  );
}
