import * as vscode from "vscode";
import type { Lock, Version } from "../../core/dataset/lock.ts";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import { outcomeWord } from "../tree/packageItem.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps } from "./deps.ts";

/** A dataset as it was last looked at, and the version a menu was opened on. */
export interface ChosenVersions {
  readonly state: DatasetState;
  readonly linted: Linted;
  readonly given: Version | undefined;
}

/** The dataset whose versions are meant. Undefined: nothing chosen, or no versions. */
export async function chosenVersions(
  deps: CommandDeps,
  given: unknown,
  placeHolder: string,
): Promise<ChosenVersions | undefined> {
  const state = await chosenDataset(deps, given, placeHolder);
  if (!state) return undefined;
  const linted = await deps.datasets.lint(state.folder);
  const { versions } = linted.dataset.lock;
  if (versions.length === 0) {
    const pack = vscode.l10n.t("Package Dataset");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "{0} has no versions yet. A version is made by packaging the dataset.",
        state.name,
      ),
      pack,
    );
    if (answer === pack) {
      await vscode.commands.executeCommand(
        "styleTrainer.packageDataset",
        state.folder,
      );
    }
    return undefined;
  }
  return { state, linted, given: versionIn(given, linted.dataset.lock) };
}

export interface VersionItem extends vscode.QuickPickItem {
  readonly version: Version;
}

/** Versions to pick from, newest first. */
export function versionItems({ versions }: Lock): VersionItem[] {
  return [...versions].reverse().map((version) => ({
    label: labelOf(version),
    description: [
      outcomeWord(version.training),
      new Date(version.packagedAt).toLocaleString(),
    ].join(" · "),
    detail: [
      vscode.l10n.t("{0} images", version.images.length),
      ...(version.manifest?.brief.summary
        ? [version.manifest.brief.summary]
        : []),
    ].join(" · "),
    version,
  }));
}

function versionIn(given: unknown, { versions }: Lock): Version | undefined {
  if (typeof given !== "object" || given === null || !("version" in given)) {
    return undefined;
  }
  const meant = JSON.stringify(given.version);
  return versions.find((version) => JSON.stringify(version) === meant);
}
