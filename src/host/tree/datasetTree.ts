import * as vscode from "vscode";
import type { Datasets } from "../datasets/datasets.ts";
import type { Late } from "../late/late.ts";
import { late } from "../late/late.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { ThumbnailOf } from "./datasetItem.ts";
import type { DatasetNode } from "./datasetNode.ts";
import { dropImages } from "./dropImages.ts";
import type { Disposable } from "../own.ts";

type ChangeMembers = (
  folder: vscode.Uri,
  files: readonly string[],
) => Promise<void>;

/** What the check boxes do. */
export interface MemberActions {
  readonly exclude: ChangeMembers;
  readonly include: ChangeMembers;
}

export interface DatasetTree extends Disposable {
  readonly selection: () => readonly DatasetNode[];
  reveal(node: DatasetNode): Promise<void>;
}

/** The view Datasets: datasets, their images, findings and packages. */
export function createDatasetTree(options: {
  readonly datasets: Datasets;
  readonly thumbnailOf: ThumbnailOf;
  readonly members: Late<MemberActions>;
  readonly log: vscode.LogOutputChannel;
}): DatasetTree {
  const { datasets, thumbnailOf, members } = options;
  const changed = new vscode.EventEmitter<DatasetNode | undefined>();
  const nodes = late(async () => import("../late/withDatasets.ts"));
  const roots = new Map<string, DatasetNode>();

  /** The editor knows an element by its object: the same one has to come back. */
  function rootFor({ folder }: DatasetState): DatasetNode {
    const key = folder.toString();
    const known = roots.get(key) ?? { kind: "dataset", folder };
    roots.set(key, known);
    return known;
  }

  const view = vscode.window.createTreeView<DatasetNode>(
    "styleTrainer.datasets",
    {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        async getChildren(node) {
          if (!node) return datasets.all().map(rootFor);
          const { childrenOf } = await nodes.loaded();
          const state = datasets.get(node.folder);
          return state ? [...childrenOf(node, state)] : [];
        },
        async getParent(node) {
          const { parentOf } = await nodes.loaded();
          const parent = parentOf(node);
          const state = datasets.get(node.folder);
          return parent?.kind === "dataset" && state ? rootFor(state) : parent;
        },
        async getTreeItem(node) {
          const { itemFor } = await nodes.loaded();
          const state = datasets.get(node.folder);
          return state
            ? itemFor(node, state, thumbnailOf)
            : new vscode.TreeItem(node.folder);
        },
      },
      showCollapseAll: true,
      canSelectMany: true,
      manageCheckboxStateManually: true,
      dragAndDropController: dropImages(options.log),
    },
  );

  view.onDidChangeCheckboxState(({ items }) => {
    for (const [folder, group] of groupByFolder(items)) {
      const files = (state: vscode.TreeItemCheckboxState) =>
        group.filter((each) => each.state === state).map(({ file }) => file);
      void change(folder, files);
    }
  });

  async function change(
    folder: vscode.Uri,
    files: (state: vscode.TreeItemCheckboxState) => string[],
  ): Promise<void> {
    const out = files(vscode.TreeItemCheckboxState.Unchecked);
    const back = files(vscode.TreeItemCheckboxState.Checked);
    try {
      const { exclude, include } = await members.loaded();
      if (out.length > 0) await exclude(folder, out);
      if (back.length > 0) await include(folder, back);
    } catch (error) {
      options.log.error("Changing the manifest", String(error));
      void vscode.window.showErrorMessage(String(error));
      // The boxes show what the manifest says, not what was clicked.
      changed.fire(undefined);
    }
  }

  const subscription = datasets.onDidChange((folder) => {
    const state = folder && datasets.get(folder);
    changed.fire(state ? rootFor(state) : undefined);
    showBadge();
  });

  /** The number of what the service would refuse or the result would suffer from. */
  function showBadge(): void {
    const value = datasets
      .all()
      .flatMap(({ linted }) => linted?.report.findings ?? [])
      .filter(({ severity }) => severity !== "information").length;
    view.badge =
      value === 0
        ? undefined
        : {
            value,
            tooltip:
              value === 1
                ? vscode.l10n.t("1 problem in your datasets")
                : vscode.l10n.t("{0} problems in your datasets", value),
          };
  }

  return {
    selection: () => view.selection,
    reveal: async (node) => view.reveal(node, { expand: true, focus: true }),
    dispose() {
      subscription.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

interface Checked {
  readonly file: string;
  readonly state: vscode.TreeItemCheckboxState;
}

function groupByFolder(
  items: readonly [DatasetNode, vscode.TreeItemCheckboxState][],
): [vscode.Uri, Checked[]][] {
  const groups = new Map<string, [vscode.Uri, Checked[]]>();
  for (const [node, state] of items) {
    if (node.kind !== "image" && node.kind !== "excludedImage") continue;
    const key = node.folder.toString();
    const group = groups.get(key) ?? [node.folder, []];
    group[1].push({ file: node.file, state });
    groups.set(key, group);
  }
  return [...groups.values()];
}
