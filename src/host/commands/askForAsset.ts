import * as vscode from "vscode";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import type { AssetSize } from "../../core/evaluation/assetSizes.ts";
import { assetSizes } from "../../core/evaluation/assetSizes.ts";
import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import { isRecord, stringIn } from "../../core/json.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { CommandDeps } from "./deps.ts";
import { offerTraining } from "./offerTraining.ts";

/** A picture to ship: what, by which model, where to. */
export interface WantedAsset {
  readonly prompt: TestPrompt;
  readonly version: ModelVersion;
  readonly into: vscode.Uri;
}

/** Asks for what the page or a lens hasn't said; undefined: left. */
export async function askForAsset(
  deps: CommandDeps,
  state: DatasetState,
  given: unknown,
): Promise<WantedAsset | undefined> {
  const { dataset } = state.linted ?? (await deps.datasets.lint(state.folder));
  const { prompts } = dataset.manifest;
  const named = (name: string) =>
    isRecord(given) ? stringIn(given, name) : undefined;
  const nothing = { prompts: [], imagesPerPrompt: 1 };
  const testImages = await deps.testImages.loaded();
  const { versions } = await testImages.plan(state.folder, nothing);
  if (versions.length === 0) {
    await offerTraining(state);
    return undefined;
  }
  const version = await chooseVersion(versions, named("air"));
  const from =
    version &&
    (prompts.find((prompt) => promptKey(prompt) === named("promptKey")) ??
      (await choosePrompt(prompts)));
  const size = from && (await chooseSize(from));
  const into = size && (await chooseFolder());
  if (!into) return undefined;
  const { width, height } = size;
  return { prompt: { ...from, width, height, quality: "high" }, version, into };
}

async function chooseVersion(
  versions: readonly ModelVersion[],
  air: string | undefined,
): Promise<ModelVersion | undefined> {
  const named = versions.find((version) => version.air === air);
  const [newest] = versions;
  if (named || versions.length === 1) return named ?? newest;
  const picked = await vscode.window.showQuickPick(
    versions.map((version) => ({
      label: version.air,
      description: version.modelVersion ?? "",
      version,
    })),
    {
      placeHolder: vscode.l10n.t("Model that draws the asset"),
      ignoreFocusOut: true,
    },
  );
  return picked?.version;
}

async function choosePrompt(
  prompts: readonly TestPrompt[],
): Promise<TestPrompt | undefined> {
  const other = vscode.l10n.t("Another subject…");
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(add) ${other}` },
      ...prompts.map((prompt) => ({ label: prompt.prompt, prompt })),
    ],
    {
      placeHolder: vscode.l10n.t("What the asset shows"),
      ignoreFocusOut: true,
    },
  );
  if (!picked) return undefined;
  if ("prompt" in picked) return picked.prompt;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t("What the asset shows"),
    prompt: vscode.l10n.t(
      "A subject in plain words, without words on style. A text to be written stands in straight quotes.",
    ),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === "" ? vscode.l10n.t("Name a subject.") : undefined,
  });
  return text === undefined
    ? undefined
    : { prompt: text.trim(), width: 1024, height: 1024, quality: "high" };
}

async function chooseSize({
  width,
  height,
}: TestPrompt): Promise<Pick<AssetSize, "width" | "height"> | undefined> {
  const words = sizeWords();
  const pixels = (size: { width: number; height: number }) =>
    `${size.width} × ${size.height} px`;
  const same = { width, height };
  const presets = assetSizes.filter(
    (size) => size.width !== width || size.height !== height,
  );
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("As the test image"),
        description: pixels(same),
        size: same,
      },
      ...presets.map((size) => ({
        label: words[size.name],
        description: pixels(size),
        size,
      })),
    ],
    {
      placeHolder: vscode.l10n.t("Size of the asset; its quality is high"),
      ignoreFocusOut: true,
      matchOnDescription: true,
    },
  );
  return picked?.size;
}

/** The last one is offered again. */
let lastFolder: vscode.Uri | undefined;

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const home = lastFolder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    ...(home && { defaultUri: home }),
    openLabel: vscode.l10n.t("Save Asset Here"),
    title: vscode.l10n.t("Folder for the asset and its record"),
  });
  lastFolder = picked?.[0] ?? lastFolder;
  return picked?.[0];
}

function sizeWords(): Readonly<Record<AssetSize["name"], string>> {
  const { t } = vscode.l10n;
  return {
    square: t("Square"),
    "large square": t("Large square"),
    landscape: t("Landscape"),
    widescreen: t("Widescreen"),
    portrait: t("Portrait"),
    story: t("Story"),
    banner: t("Wide banner"),
  };
}
