import type * as vscode from "vscode";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import { diffStates, stateOfVersion } from "../../core/dataset/datasetDiff.ts";
import { summaryParts } from "../../core/dataset/diffText.ts";
import type { Lock, Version } from "../../core/dataset/lock.ts";
import { versionId } from "../../core/dataset/lockFacts.ts";
import {
  includedImages,
  excludedFiles,
} from "../../core/dataset/membership.ts";
import type { Text } from "../../core/words/text.ts";
import type { Finding, RuleId } from "../../core/lint/finding.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";

export type GroupName = "images" | "excluded" | "findings" | "packages";

/**
 * What the tree shows: values that know their parent, so that a node can be
 * revealed. Each carries what commands need, and no widget.
 */
export type DatasetNode =
  | { readonly kind: "dataset"; readonly folder: vscode.Uri }
  | {
      readonly kind: "group";
      readonly folder: vscode.Uri;
      readonly group: GroupName;
    }
  | {
      readonly kind: "image" | "excludedImage";
      readonly folder: vscode.Uri;
      readonly file: string;
    }
  | {
      readonly kind: "rule";
      readonly folder: vscode.Uri;
      readonly rule: RuleId;
    }
  | {
      readonly kind: "finding";
      readonly folder: vscode.Uri;
      readonly finding: Finding;
      readonly index: number;
    }
  | {
      readonly kind: "package";
      readonly folder: vscode.Uri;
      readonly version: Version;
    }
  | {
      /** What differs from the version before. */
      readonly kind: "change";
      readonly folder: vscode.Uri;
      readonly before: Version;
      readonly version: Version;
      readonly text: Text;
      readonly index: number;
    };

/** A name for the node that survives every refresh. */
export function idOf(node: DatasetNode): string {
  const folder = node.folder.toString();
  switch (node.kind) {
    case "dataset":
      return folder;
    case "group":
      return `${folder}#${node.group}`;
    case "image":
    case "excludedImage":
      return `${folder}#${node.kind}/${node.file}`;
    case "rule":
      return `${folder}#rule/${node.rule}`;
    case "finding":
      return `${folder}#finding/${node.finding.rule}/${node.finding.file ?? ""}/${String(node.index)}`;
    case "package":
      return packageId(node);
    case "change":
      return `${packageId(node)}/${String(node.index)}`;
  }
}

function packageId({
  folder,
  version,
}: {
  readonly folder: vscode.Uri;
  readonly version: Version;
}): string {
  return `${folder.toString()}#package/${versionId(version)}/${version.training?.taskUUID ?? ""}`;
}

export function parentOf(node: DatasetNode): DatasetNode | undefined {
  const { folder } = node;
  const group = (name: GroupName): DatasetNode => ({
    kind: "group",
    folder,
    group: name,
  });
  switch (node.kind) {
    case "dataset":
      return undefined;
    case "group":
      return { kind: "dataset", folder };
    case "image":
      return group("images");
    case "excludedImage":
      return group("excluded");
    case "rule":
      return group("findings");
    case "finding":
      return { kind: "rule", folder, rule: node.finding.rule };
    case "package":
      return group("packages");
    case "change":
      return { kind: "package", folder, version: node.version };
  }
}

/** What stands below a node, in the order it is shown. */
export function childrenOf(
  node: DatasetNode,
  state: DatasetState,
): readonly DatasetNode[] {
  const { linted } = state;
  if (!linted) return [];
  const { folder } = node;
  switch (node.kind) {
    case "dataset":
      return groupsOf(linted).map((group) => ({
        kind: "group",
        folder,
        group,
      }));
    case "group":
      return membersOf(node.group, folder, linted);
    case "rule":
      return linted.report.findings
        .filter(({ rule }) => rule === node.rule)
        .map((finding, index) => ({ kind: "finding", folder, finding, index }));
    case "package":
      return changesOf(node, linted);
    case "image":
    case "excludedImage":
    case "finding":
    case "change":
      return [];
  }
}

function groupsOf({ dataset, report }: Linted): GroupName[] {
  const groups: GroupName[] = ["images"];
  if (excludedImages({ dataset, report }).length > 0) groups.push("excluded");
  if (report.findings.length > 0) groups.push("findings");
  if (dataset.lock.versions.length > 0) groups.push("packages");
  return groups;
}

function membersOf(
  group: GroupName,
  folder: vscode.Uri,
  linted: Linted,
): DatasetNode[] {
  switch (group) {
    case "images":
      return includedImages(linted.dataset).map(({ file }) => ({
        kind: "image",
        folder,
        file,
      }));
    case "excluded":
      return excludedImages(linted).map(({ file }) => ({
        kind: "excludedImage",
        folder,
        file,
      }));
    case "findings":
      return [...new Set(linted.report.findings.map(({ rule }) => rule))].map(
        (rule) => ({ kind: "rule", folder, rule }),
      );
    case "packages":
      return linted.dataset.lock.versions
        .filter(isShown)
        .map((version): DatasetNode => ({ kind: "package", folder, version }))
        .reverse();
  }
}

/** What differs from the version before, a line for each kind; none of the first. */
function changesOf(
  { folder, version }: Extract<DatasetNode, { readonly kind: "package" }>,
  { dataset: { lock } }: Linted,
): readonly DatasetNode[] {
  const before = versionBefore(version, lock);
  if (!before) return [];
  const diff = diffStates(stateOfVersion(before), stateOfVersion(version));
  return summaryParts(diff).map((text, index) => ({
    kind: "change",
    ...{ folder, before, version, text, index },
  }));
}

/** The version a package in the tree stands above. */
export function versionBefore(
  version: Version,
  { versions }: Lock,
): Version | undefined {
  const shown = versions.filter(isShown);
  return shown[shown.indexOf(version) - 1];
}

/** Packaged again with another manifest and not trained: the later one tells more. */
function isShown(
  { zip, training }: Version,
  index: number,
  all: readonly Version[],
): boolean {
  const isRepeated = all
    .slice(index + 1)
    .some((later) => later.zip.sha256 === zip.sha256);
  return training !== undefined || !isRepeated;
}

/** Images the manifest leaves out and the folder still has. */
export function excludedImages({ dataset }: Linted): readonly ImageFacts[] {
  const excluded = excludedFiles(dataset);
  return dataset.images.filter(({ file }) => excluded.has(file));
}
