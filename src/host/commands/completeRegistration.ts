import * as vscode from "vscode";
import type { Hosting, Manifest } from "../../core/dataset/manifest.ts";
import type { Json, JsonPath } from "../../core/json.ts";
import { limits } from "../../core/limits.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { setField } from "../../engine/dataset/manifestEdits.ts";
import { askForHosting } from "./askForHosting.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { editManifest } from "../datasets/editManifest.ts";

/** What a training needs to know beside the images. */
export interface Registration {
  readonly model: TrainingPlan["model"];
  readonly hosting: Hosting;
}

/**
 * What the manifest says of the model; what it doesn't say yet is asked for and
 * written into it, so that it is asked once. Undefined: the user stopped.
 */
export async function completeRegistration(
  state: DatasetState,
  {
    manifest,
    zipBytes,
  }: { readonly manifest: Manifest; readonly zipBytes: number },
): Promise<Registration | undefined> {
  const { model } = manifest;
  const learned: (readonly [JsonPath, Json])[] = [];
  const learn = (path: JsonPath, value: Json) => learned.push([path, value]);

  const air = model.air ?? (await askForAir(state.name));
  if (air === undefined) return undefined;
  if (model.air === undefined) learn(["model", "air"], air);

  const name = model.name ?? (await askForName(state.name));
  if (name === undefined) return undefined;
  if (model.name === undefined) learn(["model", "name"], name);

  const isPrivate = model.private ?? (await askForVisibility());
  if (isPrivate === undefined) return undefined;
  if (model.private === undefined) learn(["model", "private"], isPrivate);

  const hosting = manifest.hosting ?? (await askForHosting({ zipBytes }));
  if (hosting === undefined) return undefined;
  if (manifest.hosting === undefined) learn(["hosting"], { ...hosting });

  if (learned.length > 0) {
    await editManifest(state.manifest, (text) =>
      learned.reduce(
        (edited, [path, value]) => setField(edited, path, value),
        text,
      ),
    );
  }
  return {
    model: { ...model, air, name, private: isPrivate },
    hosting,
  };
}

async function askForAir(datasetName: string): Promise<string | undefined> {
  const model = datasetName.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return vscode.window.showInputBox({
    title: vscode.l10n.t("AIR of the model: provider:model@version"),
    prompt: vscode.l10n.t(
      "The provider is your organisation's name at Runware. Count the version up with every training.",
    ),
    value: `yourorg:${model}@1`,
    valueSelection: [0, "yourorg".length],
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[^\s:@]+:[^\s:@]+@[^\s:@]+$/.test(text)
        ? undefined
        : vscode.l10n.t("It has to look like yourorg:{0}@1.", model),
  });
}

async function askForName(datasetName: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("Name of the model"),
    value: datasetName,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() && text.length <= limits.maxModelNameLength
        ? undefined
        : vscode.l10n.t("1 to {0} characters.", limits.maxModelNameLength),
  });
}

async function askForVisibility(): Promise<boolean | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("Private"),
        detail: vscode.l10n.t("Only your account sees and uses the model."),
        isPrivate: true,
      },
      {
        label: vscode.l10n.t("Public"),
        detail: vscode.l10n.t("Everybody on the platform can use it."),
        isPrivate: false,
      },
    ],
    { title: vscode.l10n.t("Who may use the model?"), ignoreFocusOut: true },
  );
  return picked?.isPrivate;
}
