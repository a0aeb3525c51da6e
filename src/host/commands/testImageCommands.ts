import * as vscode from "vscode";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import { isRecord, stringIn } from "../../core/json.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { WantedImages } from "../testImages/evaluationPlan.ts";
import { chosenDataset } from "./chosen.ts";
import { confirmGeneration } from "./confirmGeneration.ts";
import { connected } from "./connected.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { offerTraining } from "./offerTraining.ts";
import { chooseStarterPrompts } from "./starterPromptCommands.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Opens the page with what was generated so far. */
export function showTestImages(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset whose test images to show"),
    );
    if (state) (await deps.testImages.loaded()).show(state.folder);
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
    const wanted = await wantedImages(deps, state, promptKeyIn(given));
    if (!wanted) return;
    const testImages = await deps.testImages.loaded();
    const plan = await testImages.plan(state.folder, wanted);
    if (plan.versions.length === 0) {
      await offerTraining(state);
      return;
    }
    testImages.show(state.folder);
    if (plan.cells.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("All test images of {0} are there.", state.name),
      );
      return;
    }
    if (await confirmGeneration(plan)) {
      await testImages.generate(plan, connection);
    }
  };
}

/** The manifest's prompts, or one of them; without any, a first set is chosen. */
async function wantedImages(
  deps: CommandDeps,
  state: DatasetState,
  only: string | undefined,
): Promise<WantedImages | undefined> {
  const { dataset } = state.linted ?? (await deps.datasets.lint(state.folder));
  const { imagesPerPrompt } = dataset.manifest;
  const all = dataset.manifest.prompts;
  const prompts =
    only !== undefined
      ? all.filter((prompt) => promptKey(prompt) === only)
      : all.length > 0
        ? all
        : await chooseStarterPrompts(state, all);
  return prompts.length > 0 ? { prompts, imagesPerPrompt } : undefined;
}

/** The one prompt a code lens is about. */
function promptKeyIn(given: unknown): string | undefined {
  return isRecord(given) ? stringIn(given, "promptKey") : undefined;
}
