import * as vscode from "vscode";
import { includedImages } from "../../core/dataset/membership.ts";
import {
  excludeImages,
  includeImages,
} from "../../engine/dataset/manifestEdits.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Datasets } from "../datasets/datasets.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { excludedImages } from "../tree/datasetNode.ts";
import type { MemberActions } from "../tree/datasetTree.ts";
import { chosenDataset, chosenImages } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Leaving images out and taking them in again, in the manifest alone. */
export function memberActions(datasets: Datasets): MemberActions {
  return {
    async exclude(folder, files) {
      const state = datasets.get(folder);
      if (!state) return;
      await editManifest(state.manifest, (text) =>
        excludeImages(text, files, reasonFor(state, files)),
      );
    },
    async include(folder, files) {
      const state = datasets.get(folder);
      if (!state) return;
      await editManifest(state.manifest, (text) => includeImages(text, files));
    },
  };
}

/** What lint holds against a single image is the likely reason to leave it out. */
function reasonFor(
  { linted }: DatasetState,
  files: readonly string[],
): string | undefined {
  if (files.length !== 1) return undefined;
  return linted?.report.findings.find(({ file }) => file === files[0])?.rule;
}

export function excludeImage(deps: CommandDeps): CommandHandler {
  return changeMember(deps, {
    change: memberActions(deps.datasets).exclude,
    candidates: ({ linted }) =>
      linted ? includedImages(linted.dataset).map(({ file }) => file) : [],
    placeHolder: vscode.l10n.t("Images to leave out of the dataset"),
  });
}

export function includeImage(deps: CommandDeps): CommandHandler {
  return changeMember(deps, {
    change: memberActions(deps.datasets).include,
    candidates: ({ linted }) =>
      linted ? excludedImages(linted).map(({ file }) => file) : [],
    placeHolder: vscode.l10n.t("Images to take into the dataset again"),
  });
}

function changeMember(
  deps: CommandDeps,
  what: {
    readonly change: (
      folder: vscode.Uri,
      files: readonly string[],
    ) => Promise<void>;
    readonly candidates: (state: DatasetState) => readonly string[];
    readonly placeHolder: string;
  },
): CommandHandler {
  return async (...given) => {
    const chosen = chosenImages(given);
    for (const { folder, files } of chosen.values()) {
      await what.change(folder, files);
    }
    if (chosen.size > 0) return;
    const state = await chosenDataset(deps, given[0], what.placeHolder);
    if (!state) return;
    const candidates = what.candidates(state);
    if (candidates.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There is no such image in {0}.", state.name),
      );
      return;
    }
    const files = await vscode.window.showQuickPick([...candidates], {
      canPickMany: true,
      placeHolder: what.placeHolder,
      ignoreFocusOut: true,
    });
    if (files && files.length > 0) await what.change(state.folder, files);
  };
}
