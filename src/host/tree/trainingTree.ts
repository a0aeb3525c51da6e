import * as vscode from "vscode";
import type { Job } from "../../core/training/job.ts";
import type { Trainings } from "../trainings/trainings.ts";
import { isRehearsal, wordsFor } from "../trainings/trainingWords.ts";
import type { Disposable } from "../own.ts";

type TrainingNode =
  | { readonly kind: "training"; readonly taskUUID: string }
  | { readonly kind: "detail"; readonly text: string };

export interface TrainingTree extends Disposable {
  /** Opens the view and puts the keyboard there. */
  show(): Promise<void>;
}

/** The view Trainings: every training of this user, newest first. */
export function createTrainingTree(trainings: Trainings): TrainingTree {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<TrainingNode>(
    "styleTrainer.trainings",
    {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren(node) {
          if (!node) return newestFirst(trainings.jobs()).map(nodeFor);
          const job =
            node.kind === "training" ? trainings.job(node.taskUUID) : undefined;
          return job ? detailsOf(job) : [];
        },
        getTreeItem(node) {
          if (node.kind === "detail") return detailItem(node.text);
          const job = trainings.job(node.taskUUID);
          return job ? itemFor(job) : new vscode.TreeItem(node.taskUUID);
        },
      },
    },
  );
  function showNotice(): void {
    view.message = trainings.notice() ?? "";
  }

  const subscription = trainings.onDidChange(() => {
    changed.fire(undefined);
    showNotice();
  });
  showNotice();
  return {
    show: async () =>
      vscode.commands.executeCommand("styleTrainer.trainings.focus"),
    dispose() {
      subscription.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

function newestFirst(jobs: Iterable<Job>): Job[] {
  return [...jobs].sort((a, b) => b.plannedAtMs - a.plannedAtMs);
}

function nodeFor({ taskUUID }: Job): TrainingNode {
  return { kind: "training", taskUUID };
}

function itemFor(job: Job): vscode.TreeItem {
  const { icon, state, details } = wordsFor(job, Date.now());
  const item = new vscode.TreeItem(
    job.plan.dataset.name,
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = job.taskUUID;
  item.contextValue = `training ${job.state}`;
  item.iconPath = new vscode.ThemeIcon(icon, iconColour(job));
  item.description = [
    state,
    ...(isRehearsal(job) ? [vscode.l10n.t("rehearsal")] : []),
    job.plan.model.air,
  ].join(" · ");
  item.tooltip = details.join("\n");
  item.accessibilityInformation = {
    label: `${job.plan.dataset.name}, ${item.description}`,
  };
  return item;
}

/** Long ones are cut in the view, so they are shown whole on hover. */
function detailItem(text: string): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.tooltip = text;
  return item;
}

function iconColour(job: Job): vscode.ThemeColor | undefined {
  switch (job.state) {
    case "succeeded":
      return new vscode.ThemeColor("testing.iconPassed");
    case "failed":
      return new vscode.ThemeColor("testing.iconFailed");
    case "lost-sight":
    case "unknown":
      return new vscode.ThemeColor("problemsWarningIcon.foreground");
    case "planned":
    case "hosting":
    case "submitting":
    case "accepted":
    case "processing":
    case "abandoned":
      return undefined;
  }
}

function detailsOf(job: Job): TrainingNode[] {
  const { zip, dataset } = job.plan;
  return [
    ...wordsFor(job, Date.now()).details,
    vscode.l10n.t(
      "Dataset {0}, ZIP {1}",
      dataset.name,
      zip.sha256.slice(0, 12),
    ),
    vscode.l10n.t("Task {0}", job.taskUUID),
  ].map((text) => ({ kind: "detail", text }));
}
