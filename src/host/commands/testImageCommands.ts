import * as vscode from "vscode";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import { starterPrompts } from "../../core/evaluation/starterPrompts.ts";
import { limits } from "../../core/limits.ts";
import { addPrompts } from "../../engine/dataset/manifestEdits.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { chosenDataset } from "./chosen.ts";
import { confirmGeneration } from "./confirmGeneration.ts";
import { connected } from "./connected.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Opens the page with what was generated so far. */
export function showTestImages(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose test images to show"),
    );
    if (state) deps.testImages.show(state.folder);
  };
}

/** Draws the manifest's prompts with every trained version; pays only for what is missing. */
export function generateTestImages(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose model to try"),
    );
    if (!state) return;
    const connection = await connected(deps);
    if (!connection) return;
    const { dataset } =
      state.linted ?? (await deps.datasets.lint(state.folder));
    const prompts =
      dataset.manifest.prompts.length > 0
        ? dataset.manifest.prompts
        : await chooseStarterPrompts(state);
    if (prompts.length === 0) return;
    const plan = await deps.testImages.plan(state.folder, prompts, connection);
    if (plan.versions.length === 0) {
      await offerTraining(state);
      return;
    }
    deps.testImages.show(state.folder);
    if (plan.cells.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("All test images of {0} are there.", state.name),
      );
      return;
    }
    if (await confirmGeneration(plan)) {
      await deps.testImages.generate(plan);
    }
  };
}

async function offerTraining(state: DatasetState): Promise<void> {
  const submit = vscode.l10n.t("Submit Training…");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("No model has been trained on {0} yet.", state.name),
    submit,
  );
  if (answer === submit) {
    await vscode.commands.executeCommand(
      "styleTrainer.submitTraining",
      state.folder,
    );
  }
}

/** A first set to judge by, chosen once and then the manifest's. */
async function chooseStarterPrompts(
  state: DatasetState,
): Promise<readonly TestPrompt[]> {
  const picked = await vscode.window.showQuickPick(
    starterPrompts.map((starter) => ({
      label: starter.prompt,
      description: `${starter.kind} · ${String(starter.width)} × ${String(starter.height)}`,
      picked: true,
      starter,
    })),
    {
      canPickMany: true,
      title: vscode.l10n.t(
        "Subjects to try the model on: {0} to {1} that are not in the dataset",
        limits.minTestPrompts,
        limits.maxTestPrompts,
      ),
      ignoreFocusOut: true,
    },
  );
  const prompts = (picked ?? []).map(({ starter }) => ({
    prompt: starter.prompt,
    width: starter.width,
    height: starter.height,
    quality: starter.quality,
  }));
  if (prompts.length > 0) {
    await editManifest(state.manifest, (text) => addPrompts(text, prompts));
  }
  return prompts;
}
