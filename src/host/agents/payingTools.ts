import * as vscode from "vscode";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import { readEvaluations } from "../../engine/evaluation/evaluationFiles.ts";
import type { CommandId } from "../commands/commandIds.ts";
import { fullId } from "../commands/commandIds.ts";
import type { Tool, ToolDeps } from "./tool.ts";
import type { ToolInput } from "./toolInput.ts";
import { meantDataset } from "./toolInput.ts";

/**
 * What costs money. The editor asks before a tool begins, which a setting can
 * switch off; so each only starts the command a person would, whose own
 * summary with the price has to be confirmed whatever the editor's settings.
 */
export function payingTools(deps: ToolDeps): Readonly<Record<string, Tool>> {
  const { datasets, trainings } = deps;

  async function submitTraining(input: ToolInput): Promise<unknown> {
    const { folder } = await meantDataset(datasets, input);
    await trainings.journal();
    const before = new Set([...trainings.jobs()].map((job) => job.taskUUID));
    await run("submitTraining", folder);
    const submitted = [...trainings.jobs()].filter(
      ({ taskUUID, plan }) =>
        !before.has(taskUUID) && plan.dataset.folder === folder.fsPath,
    );
    return submitted.length === 0
      ? {
          submitted: false,
          why: "The user didn't confirm it, or something has to be settled first. Nothing was submitted and nothing was paid.",
        }
      : {
          submitted: true,
          trainings: submitted.map((job) => trainingReport(job, Date.now())),
        };
  }

  async function generateTestImages(input: ToolInput): Promise<unknown> {
    const { folder } = await meantDataset(datasets, input);
    const count = async () =>
      (await readEvaluations(folder.fsPath)).images.length;
    const before = await count();
    await run("generateTestImages", folder);
    const images = await count();
    return {
      generated: images - before,
      images,
      ...(images === before && {
        why: "The user didn't confirm it, or none were missing.",
      }),
    };
  }

  return {
    submitTraining: {
      doing: () => vscode.l10n.t("Waiting for you to confirm the training"),
      confirmation: ({ dataset }) => ({
        title: vscode.l10n.t("Submit a training?"),
        message: vscode.l10n.t(
          "A training of {0} costs money and can't be cancelled at the service. You see the summary with the price next, and nothing is sent before you confirm it there.",
          dataset ?? vscode.l10n.t("the dataset"),
        ),
      }),
      answer: submitTraining,
    },
    generateTestImages: {
      doing: () => vscode.l10n.t("Waiting for you to confirm the test images"),
      confirmation: ({ dataset }) => ({
        title: vscode.l10n.t("Generate test images?"),
        message: vscode.l10n.t(
          "Test images of {0} cost money. You see how many, and the price if it is known, next; nothing is sent before you confirm it there.",
          dataset ?? vscode.l10n.t("the dataset"),
        ),
      }),
      answer: generateTestImages,
    },
  };
}

async function run(command: CommandId, folder: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(fullId(command), folder);
}
