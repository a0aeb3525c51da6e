import * as vscode from "vscode";
import type { Version } from "../../core/dataset/lock.ts";
import { byteSize } from "../words.ts";

/** One packaged state of the dataset, and the training it became. */
export function packageItem(
  folder: vscode.Uri,
  version: Version,
): vscode.TreeItem {
  const label = version.air ?? version.zip.sha256.slice(0, 12);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  const { training } = version;
  item.iconPath = trainingIcon(training?.outcome, training !== undefined);
  item.description = [
    trainingWord(version),
    vscode.l10n.t("{0} images", version.images.length),
    byteSize(version.zip.bytes),
  ].join(" · ");
  item.resourceUri = vscode.Uri.joinPath(folder, version.zip.file);
  const lines = [
    new Date(version.packagedAt).toLocaleString(),
    vscode.l10n.t("sha256 {0}", version.zip.sha256),
    version.zip.file,
  ];
  if (training?.rehearsal) {
    lines.unshift(vscode.l10n.t("Rehearsal: no model was trained."));
  }
  if (version.git?.commit !== undefined) {
    lines.push(
      version.git.clean
        ? vscode.l10n.t("Commit {0}", version.git.commit.slice(0, 12))
        : vscode.l10n.t(
            "Commit {0}, with changes that weren't committed",
            version.git.commit.slice(0, 12),
          ),
    );
  }
  if (training?.costUSD !== undefined) {
    lines.push(vscode.l10n.t("Cost {0} USD", training.costUSD));
  }
  item.tooltip = lines.join("\n");
  item.accessibilityInformation = {
    label: `${label}, ${item.description}`,
  };
  return item;
}

function trainingWord({ training }: Version): string {
  const word = outcomeWord(training);
  return training?.rehearsal ? vscode.l10n.t("{0} (rehearsal)", word) : word;
}

export function outcomeWord(training: Version["training"]): string {
  if (!training) return vscode.l10n.t("packaged");
  if (!training.outcome) return vscode.l10n.t("training");
  return training.outcome === "succeeded"
    ? vscode.l10n.t("trained")
    : vscode.l10n.t("training failed");
}

function trainingIcon(
  outcome: "succeeded" | "failed" | undefined,
  isTraining: boolean,
): vscode.ThemeIcon {
  if (!isTraining) return new vscode.ThemeIcon("package");
  switch (outcome) {
    case "succeeded":
      return new vscode.ThemeIcon(
        "pass",
        new vscode.ThemeColor("testing.iconPassed"),
      );
    case "failed":
      return new vscode.ThemeIcon(
        "error",
        new vscode.ThemeColor("testing.iconFailed"),
      );
    case undefined:
      return new vscode.ThemeIcon("sync~spin");
  }
}
