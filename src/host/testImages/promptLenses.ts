import * as vscode from "vscode";
import {
  manifestFileName,
  promptFileName,
} from "../../core/dataset/manifest.ts";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import { locate } from "../../engine/dataset/manifestEdits.ts";
import type { CommandId } from "../commands/commandIds.ts";
import { fullId } from "../commands/commandIds.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { Late } from "../late/late.ts";
import type { EvaluationPlan, WantedImages } from "./evaluationPlan.ts";
import { promptsInText } from "./promptsInText.ts";
import type { TestImages } from "./testImages.ts";

/** What can be done with prompts, above them: in manifests and in files of prompts. */
export function providePromptLenses(
  datasets: Datasets,
  testImages: Late<Pick<TestImages, "plan" | "onDidChange">>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => changed.fire();
  let following: vscode.Disposable | undefined;

  async function planOf(
    folder: vscode.Uri,
    wanted: WantedImages,
  ): Promise<EvaluationPlan> {
    const loaded = await testImages.loaded();
    following ??= loaded.onDidChange(refresh);
    return loaded.plan(folder, wanted);
  }

  return vscode.Disposable.from(
    changed,
    datasets.onDidChange(refresh),
    { dispose: () => void following?.dispose() },
    vscode.languages.registerCodeLensProvider(
      { pattern: `**/{${manifestFileName},*${promptFileName}}` },
      {
        onDidChangeCodeLenses: changed.event,
        async provideCodeLenses(document) {
          const state = datasetOf(document.uri, datasets);
          const manifest = state?.linted?.dataset.manifest;
          if (!state || !manifest) return [];
          const plan = await planOf(state.folder, manifest);
          return [...lensesOf(document, state, plan)];
        },
      },
    ),
  );
}

/** Whose manifest it is, or the first that names it as its file of prompts. */
function datasetOf(
  uri: vscode.Uri,
  datasets: Datasets,
): DatasetState | undefined {
  return datasets.all().find(({ folder, manifest, linted }) => {
    if (manifest.toString() === uri.toString()) return true;
    const file = linted?.dataset.manifest.promptFile?.file;
    return (
      file !== undefined &&
      vscode.Uri.joinPath(folder, file).toString() === uri.toString()
    );
  });
}

function lensesOf(
  document: vscode.TextDocument,
  state: DatasetState,
  plan: EvaluationPlan,
): readonly vscode.CodeLens[] {
  const { folder } = state;
  const text = document.getText();
  const prompts = state.linted?.dataset.manifest.prompts ?? [];
  const lensAt = (
    at: readonly (string | number)[],
    title: string,
    command: CommandId,
    more: object = {},
  ) => {
    const { offset } = locate(text, at);
    const place = document.positionAt(offset);
    return new vscode.CodeLens(new vscode.Range(place, place), {
      title,
      command: fullId(command),
      arguments: [{ folder, ...more }],
    });
  };
  const requests = plan.cells.length;
  const ofAll =
    requests > 0
      ? lensAt(["prompts"], generateWords(requests), "generateTestImages")
      : lensAt(
          ["prompts"],
          vscode.l10n.t("Show test images"),
          "showTestImages",
        );
  const isJudged = plan.versions.length > 0 && prompts.length > 0;
  const ofPrompts = promptsInText(text, prompts).flatMap(([index, prompt]) => {
    const key = promptKey(prompt);
    const missing = plan.cells.filter((cell) => cell.promptKey === key).length;
    const words =
      missing === 1
        ? vscode.l10n.t("Generate this one")
        : vscode.l10n.t("Generate this one ({0} requests)", missing);
    const about = { promptKey: key };
    return missing === 0
      ? []
      : [lensAt(["prompts", index], words, "generateTestImages", about)];
  });
  return [
    ...(isJudged ? [ofAll] : []),
    lensAt(
      ["prompts"],
      vscode.l10n.t("Add starter prompts…"),
      "addStarterPrompts",
    ),
    ...ofPrompts,
  ];
}

function generateWords(requests: number): string {
  return requests === 1
    ? vscode.l10n.t("Generate test images (1 request)")
    : vscode.l10n.t("Generate test images ({0} requests)", requests);
}
