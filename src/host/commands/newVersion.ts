import * as vscode from "vscode";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../../core/dataset/datasetDiff.ts";
import { summary } from "../../core/dataset/diffText.ts";
import {
  bumpVersion,
  nextVersion,
  usedNames,
} from "../../core/dataset/nextVersion.ts";
import { setField } from "../../engine/dataset/manifestEdits.ts";
import type { Linted } from "../datasets/datasetState.ts";
import { words } from "../words.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Names the next model: an AIR and a version that weren't used. */
export function newVersion(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset to name a new version of"),
    );
    if (!state) return;
    const linted = await deps.datasets.lint(state.folder);
    const { manifest, lock } = linted.dataset;
    const used = usedNames(lock);
    const proposed = nextVersion(manifest.model, used);
    const title = vscode.l10n.t("New version of {0}", state.name);
    const air = await vscode.window.showInputBox({
      title,
      value: proposed.air ?? "",
      prompt: sinceLast(linted),
      placeHolder: "yourorg:brand-illustration@1",
      ignoreFocusOut: true,
      validateInput: (text) => {
        if (!/^[^\s:@]+:[^\s:@]+@[^\s:@]+$/.test(text)) {
          return vscode.l10n.t(
            "An AIR has the form provider:model@version, without blanks.",
          );
        }
        return used.airs.has(text)
          ? vscode.l10n.t(
              "{0} was trained before; it would replace that model.",
              text,
            )
          : undefined;
      },
    });
    if (air === undefined) return;
    const current = manifest.model.version;
    const versions = new Set([
      proposed.version,
      ...(["major", "minor", "patch"] as const).map((bump) =>
        bumpVersion(current, bump, used.versions),
      ),
    ]);
    const version = await vscode.window.showQuickPick([...versions], {
      title,
      placeHolder:
        current === undefined
          ? vscode.l10n.t("Version, for people")
          : vscode.l10n.t("Version after {0}, for people", current),
      ignoreFocusOut: true,
    });
    if (version === undefined) return;
    await editManifest(state.manifest, (text) =>
      setField(
        setField(text, ["model", "air"], air),
        ["model", "version"],
        version,
      ),
    );
    await vscode.window.showTextDocument(state.manifest);
  };
}

/** What a new version would be trained for. */
function sinceLast({ dataset, report }: Linted): string {
  const last = dataset.lock.versions.at(-1);
  if (!last) return vscode.l10n.t("The first version of this dataset.");
  const before = stateOfVersion(last);
  const now = stateOfDataset(dataset, report.findings, "");
  return vscode.l10n.t(
    "Since {0}: {1}.",
    before.label,
    words(summary(diffStates(before, now))),
  );
}
