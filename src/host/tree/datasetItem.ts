import * as vscode from "vscode";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import { labelOf } from "../../core/dataset/namedVersions.ts";
import { includedImages, usableImages } from "../../core/dataset/membership.ts";
import { limits } from "../../core/limits.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { rulesById } from "../../core/lint/ruleCatalog.ts";
import { ruleTitle } from "../ruleTitle.ts";
import { byteSize, words } from "../words.ts";
import { fullId } from "../commands/commandIds.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import type { DatasetNode, GroupName } from "./datasetNode.ts";
import { excludedImages, idOf, versionBefore } from "./datasetNode.ts";
import { imageTooltip } from "./imageTooltip.ts";
import { packageItem } from "./packageItem.ts";
import { countsOf, severityIcon, worstOf } from "./severity.ts";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** Finds the small picture of some content, if it was made. */
export type ThumbnailOf = (sha256: string) => string | undefined;

/** How a node looks. */
export function itemFor(
  node: DatasetNode,
  state: DatasetState,
  thumbnailOf: ThumbnailOf,
): vscode.TreeItem {
  const item = bareItem(node, state, thumbnailOf);
  item.id = idOf(node);
  item.contextValue = node.kind;
  return item;
}

function bareItem(
  node: DatasetNode,
  state: DatasetState,
  thumbnailOf: ThumbnailOf,
): vscode.TreeItem {
  switch (node.kind) {
    case "dataset":
      return datasetItem(state);
    case "group":
      return groupItem(node.group, state.linted);
    case "image":
    case "excludedImage":
      return imageItem(node, state.linted, thumbnailOf);
    case "rule": {
      const entry = rulesById.get(node.rule);
      const item = new vscode.TreeItem(ruleTitle(node.rule), Expanded);
      item.description = node.rule;
      item.iconPath = severityIcon(entry?.severity ?? "information");
      return item;
    }
    case "finding": {
      const { finding } = node;
      const item = new vscode.TreeItem(
        finding.file ?? vscode.l10n.t("Whole dataset"),
        None,
      );
      item.description = words(finding.message);
      item.tooltip = item.description;
      item.iconPath = new vscode.ThemeIcon(
        finding.file === null ? "json" : "file-media",
      );
      item.command =
        finding.file === null
          ? {
              title: vscode.l10n.t("Open Manifest"),
              command: fullId("openManifest"),
              arguments: [node],
            }
          : openCommand(vscode.Uri.joinPath(node.folder, finding.file));
      return item;
    }
    case "package": {
      const item = packageItem(node.folder, node.version);
      const lock = state.linted?.dataset.lock;
      // A first version has nothing to unfold.
      if (lock && versionBefore(node.version, lock)) {
        item.collapsibleState = Collapsed;
      }
      return item;
    }
    case "change": {
      const item = new vscode.TreeItem(words(node.text), None);
      item.iconPath = new vscode.ThemeIcon("diff");
      item.tooltip = vscode.l10n.t("Since {0}", labelOf(node.before));
      item.command = {
        title: vscode.l10n.t("Compare Versions"),
        command: fullId("compareVersions"),
        arguments: [node],
      };
      return item;
    }
  }
}

function datasetItem(state: DatasetState): vscode.TreeItem {
  const item = new vscode.TreeItem(state.name, Expanded);
  item.tooltip = state.folder.fsPath;
  item.description = datasetDescription(state);
  const worst = state.linted && worstOf(state.linted.report.findings);
  if (state.work.kind === "failed") {
    item.iconPath = severityIcon("error");
    item.tooltip = state.work.message;
  } else if (state.work.kind === "reading") {
    item.iconPath = new vscode.ThemeIcon("sync~spin");
  } else if (!state.linted) {
    item.iconPath = new vscode.ThemeIcon("circle-large-outline");
  } else {
    item.iconPath = worst
      ? severityIcon(worst)
      : new vscode.ThemeIcon(
          "pass",
          new vscode.ThemeColor("testing.iconPassed"),
        );
  }
  return item;
}

function datasetDescription({ work, linted }: DatasetState): string {
  if (work.kind === "failed") return work.message;
  if (work.kind === "reading") {
    if (work.total === 0) return vscode.l10n.t("reading…");
    return work.step === "listing"
      ? vscode.l10n.t("reading, {0} of {1} files…", work.done, work.total)
      : vscode.l10n.t("measuring {0} of {1}…", work.done, work.total);
  }
  if (!linted) return vscode.l10n.t("not read yet");
  const usable = usableImages(linted.dataset).length;
  const images =
    usable === 1
      ? vscode.l10n.t("1 image")
      : vscode.l10n.t("{0} images", usable);
  const counts = countsOf(linted.report.findings);
  return counts ? `${images} · ${counts}` : images;
}

function groupItem(
  group: GroupName,
  linted: Linted | undefined,
): vscode.TreeItem {
  const size = linted && groupSize(group, linted);
  // A library still to be narrowed would push every other dataset out of sight.
  const opens = group === "images" && (size ?? 0) <= limits.maxImages;
  const item = new vscode.TreeItem(
    groupLabel(group),
    opens ? Expanded : Collapsed,
  );
  item.iconPath = new vscode.ThemeIcon(groupIcons[group]);
  if (size !== undefined) item.description = String(size);
  return item;
}

const groupIcons: Readonly<Record<GroupName, string>> = {
  images: "file-media",
  excluded: "circle-slash",
  findings: "checklist",
  packages: "package",
};

function groupLabel(group: GroupName): string {
  switch (group) {
    case "images":
      return vscode.l10n.t("Images");
    case "excluded":
      return vscode.l10n.t("Excluded");
    case "findings":
      return vscode.l10n.t("Findings");
    case "packages":
      return vscode.l10n.t("Packages and Trainings");
  }
}

function groupSize(group: GroupName, linted: Linted): number {
  switch (group) {
    case "images":
      return includedImages(linted.dataset).length;
    case "excluded":
      return excludedImages(linted).length;
    case "findings":
      return linted.report.findings.length;
    case "packages":
      return linted.dataset.lock.versions.length;
  }
}

function imageItem(
  node: DatasetNode & { readonly file: string },
  linted: Linted | undefined,
  thumbnailOf: ThumbnailOf,
): vscode.TreeItem {
  const uri = vscode.Uri.joinPath(node.folder, node.file);
  const item = new vscode.TreeItem(node.file, None);
  item.resourceUri = uri;
  item.command = openCommand(uri);
  const isIn = node.kind === "image";
  item.checkboxState = {
    state: isIn
      ? vscode.TreeItemCheckboxState.Checked
      : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: isIn
      ? vscode.l10n.t("In the dataset: uncheck to exclude")
      : vscode.l10n.t("Excluded: check to include"),
  };
  const facts = linted?.dataset.images.find(({ file }) => file === node.file);
  if (!facts || !linted) return item;
  const findings = linted.report.findings.filter(
    ({ file }) => file === node.file,
  );
  const thumbnail = facts.sha256 && thumbnailOf(facts.sha256);
  const worst = worstOf(findings);
  if (thumbnail) item.iconPath = vscode.Uri.file(thumbnail);
  else if (worst) item.iconPath = severityIcon(worst);
  item.description = imageDescription(facts, findings);
  item.tooltip = imageTooltip(linted, facts, findings, thumbnail);
  item.accessibilityInformation = {
    label: `${node.file}, ${item.description}`,
  };
  return item;
}

/** What is wrong comes first: the end is cut off in a narrow side bar. */
function imageDescription(
  facts: ImageFacts,
  findings: readonly Finding[],
): string {
  const { header } = facts;
  const size = header
    ? `${String(header.width)} × ${String(header.height)}`
    : undefined;
  return [...titlesOf(findings), size, byteSize(facts.bytes)]
    .filter(Boolean)
    .join(" · ");
}

function titlesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => ruleTitle(rule));
}

function openCommand(uri: vscode.Uri): vscode.Command {
  return {
    title: vscode.l10n.t("Open"),
    command: "vscode.open",
    arguments: [uri],
  };
}
