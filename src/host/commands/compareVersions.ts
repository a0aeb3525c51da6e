import * as vscode from "vscode";
import { isRecord } from "../../core/json.ts";
import type { Version } from "../../core/dataset/lock.ts";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import type { DatasetNode } from "../tree/datasetNode.ts";
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
    const { dataset } = chosen.linted;
    const { folder } = chosen.state;
    const comparisons = await deps.comparisons.loaded();
    if (isChange(given)) {
      const { before, version: after } = given;
      comparisons.show(folder, { before, after });
      return;
    }
    const items = versionItems(dataset.lock);
    const before =
      chosen.given ??
      (
        await vscode.window.showQuickPick(items, {
          placeHolder: vscode.l10n.t("The earlier version"),
          ignoreFocusOut: true,
        })
      )?.version;
    if (!before) return;
    const now: vscode.QuickPickItem & { readonly version?: Version } = {
      label: vscode.l10n.t("The folder as it is"),
    };
    const after = await vscode.window.showQuickPick(
      [now, ...items.filter(({ version }) => version !== before)],
      {
        placeHolder: vscode.l10n.t("Compare {0} with", labelOf(before)),
        ignoreFocusOut: true,
      },
    );
    if (!after) return;
    comparisons.show(folder, {
      before,
      ...(after.version && { after: after.version }),
    });
  };
}

/** A line of the tree that says what differs between two. */
function isChange(
  given: unknown,
): given is Extract<DatasetNode, { readonly kind: "change" }> {
  return isRecord(given) && given["kind"] === "change";
}
