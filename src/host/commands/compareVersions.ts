import * as vscode from "vscode";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../../core/dataset/datasetDiff.ts";
import type { Version } from "../../core/dataset/lock.ts";
import { chosenVersions, versionItems } from "./chosenVersion.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Shows what differs between two versions, or since one. */
export function compareVersions(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const chosen = await chosenVersions(
      deps,
      given,
      vscode.l10n.t("Dataset whose versions to compare"),
    );
    if (!chosen) return;
    const { dataset, report } = chosen.linted;
    const items = versionItems(dataset.lock);
    const before =
      chosen.given ??
      (
        await vscode.window.showQuickPick(items, {
          placeHolder: vscode.l10n.t("The earlier version"),
        })
      )?.version;
    if (!before) return;
    const now: vscode.QuickPickItem & { readonly version?: Version } = {
      label: vscode.l10n.t("The folder as it is"),
    };
    const after = await vscode.window.showQuickPick(
      [now, ...items.filter(({ version }) => version !== before)],
      {
        placeHolder: vscode.l10n.t(
          "Compare {0} with",
          stateOfVersion(before).label,
        ),
      },
    );
    if (!after) return;
    const later = after.version
      ? stateOfVersion(after.version)
      : stateOfDataset(dataset, report.findings, now.label);
    await deps.comparisons.show(diffStates(stateOfVersion(before), later));
  };
}
