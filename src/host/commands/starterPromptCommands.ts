import * as vscode from "vscode";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import type { SubjectKind } from "../../core/evaluation/starterPrompts.ts";
import { starterPrompts } from "../../core/evaluation/starterPrompts.ts";
import { limits } from "../../core/limits.ts";
import { addPrompts } from "../../engine/dataset/manifestEdits.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { chosenDataset } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";
import { isTrustedToWrite } from "./trust.ts";

/** Adds subjects from the starter list to the manifest. */
export function addStarterPrompts(deps: CommandDeps): CommandHandler {
  return async (given) => {
    if (!isTrustedToWrite()) return;
    const state = await chosenDataset(
      deps,
      given,
      vscode.l10n.t("Dataset to add test prompts to"),
    );
    if (!state) return;
    const { dataset } =
      state.linted ?? (await deps.datasets.lint(state.folder));
    await chooseStarterPrompts(state, dataset.manifest.prompts);
  };
}

/** Subjects to judge by, chosen by kind; those that are there aren't offered again. */
export async function chooseStarterPrompts(
  state: DatasetState,
  present: readonly TestPrompt[],
): Promise<readonly TestPrompt[]> {
  const known = new Set(present.map(({ prompt }) => prompt));
  const offered = starterPrompts.filter(({ prompt }) => !known.has(prompt));
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("All starter prompts are in the manifest already."),
    );
    return [];
  }
  const picked = await vscode.window.showQuickPick(
    byKind(offered, present.length === 0),
    {
      canPickMany: true,
      title: vscode.l10n.t(
        "Subjects to try the model on: {0} to {1} that are not in the dataset",
        limits.minTestPrompts,
        limits.maxTestPrompts,
      ),
      placeHolder: vscode.l10n.t("Type a kind or a word to narrow the list"),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  const prompts = (picked ?? []).flatMap(({ starter }) =>
    starter ? [starter] : [],
  );
  if (prompts.length > 0) {
    await editManifest(state.manifest, (text) => addPrompts(text, prompts));
  }
  return prompts;
}

interface StarterItem extends vscode.QuickPickItem {
  /** Absent: the heading of a kind. */
  readonly starter?: TestPrompt;
}

function byKind(
  offered: typeof starterPrompts,
  picked: boolean,
): readonly StarterItem[] {
  const kinds = [...new Set(offered.map(({ kind }) => kind))];
  const words = kindWords();
  return kinds.flatMap((kind): readonly StarterItem[] => [
    { label: words[kind], kind: vscode.QuickPickItemKind.Separator },
    ...offered
      .filter((each) => each.kind === kind)
      .map(({ prompt, width, height, quality }) => ({
        label: prompt,
        description: `${words[kind]} · ${width} × ${height}`,
        picked,
        starter: { prompt, width, height, quality },
      })),
  ]);
}

function kindWords(): Readonly<Record<SubjectKind, string>> {
  const { t } = vscode.l10n;
  return {
    person: t("Person"),
    animal: t("Animal"),
    object: t("Object"),
    scene: t("Scene"),
    diagram: t("Diagram"),
    interface: t("Interface"),
    lettering: t("Lettering"),
    banner: t("Wide banner"),
  };
}
