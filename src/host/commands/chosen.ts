import * as vscode from "vscode";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { usableImages } from "../../core/dataset/membership.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { CommandDeps } from "./deps.ts";

/** Whether a menu gave something of a dataset: a tree node or a quick fix. */
function isInDataset(given: unknown): given is { folder: vscode.Uri } {
  return (
    typeof given === "object" &&
    given !== null &&
    "folder" in given &&
    given.folder instanceof vscode.Uri
  );
}

/** The folder a menu or an argument is about, if it is about one. */
export function folderOf(given: unknown): vscode.Uri | undefined {
  if (isInDataset(given)) return given.folder;
  if (!(given instanceof vscode.Uri)) return undefined;
  return given.path.endsWith(`/${manifestFileName}`)
    ? vscode.Uri.joinPath(given, "..")
    : given;
}

/** The dataset meant; asks when there are several. Undefined: nothing chosen. */
export async function chosenDataset(
  { datasets }: CommandDeps,
  given: unknown,
  placeHolder: string,
): Promise<DatasetState | undefined> {
  await datasets.found;
  const folder = folderOf(given);
  const known = folder && datasets.get(folder);
  if (known) return known;
  const all = datasets.all();
  if (all.length === 0) {
    const create = vscode.l10n.t("Create Dataset");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        "There is no dataset in this workspace yet. A dataset is a folder of illustrations with a {0}.",
        manifestFileName,
      ),
      create,
    );
    if (answer === create) {
      await vscode.commands.executeCommand("styleTrainer.createDataset");
    }
    return undefined;
  }
  if (all.length === 1) return all[0];
  const picked = await vscode.window.showQuickPick(
    all.map((state) => ({
      label: state.name,
      description: vscode.workspace.asRelativePath(state.folder),
      ...(state.linted && {
        detail: vscode.l10n.t(
          "{0} images",
          usableImages(state.linted.dataset).length,
        ),
      }),
      state,
    })),
    // A page that had the focus takes it back once the palette closes.
    { placeHolder, matchOnDescription: true, ignoreFocusOut: true },
  );
  return picked?.state;
}

/** The image nodes a tree command is about: the one clicked, or all selected. */
export function chosenImages(
  given: readonly unknown[],
): ReadonlyMap<string, { folder: vscode.Uri; files: string[] }> {
  const [clicked, selected] = given;
  const nodes = Array.isArray(selected) ? (selected as unknown[]) : [clicked];
  const byFolder = new Map<string, { folder: vscode.Uri; files: string[] }>();
  for (const node of nodes) {
    if (!isInDataset(node) || !("file" in node)) continue;
    if (typeof node.file !== "string") continue;
    const key = node.folder.toString();
    const group = byFolder.get(key) ?? { folder: node.folder, files: [] };
    group.files.push(node.file);
    byFolder.set(key, group);
  }
  return byFolder;
}

/** The finding a menu gave, with its dataset. */
export function findingIn(
  given: unknown,
): { folder: vscode.Uri; finding: Finding } | undefined {
  if (!isInDataset(given) || !("finding" in given)) return undefined;
  const { folder, finding } = given;
  return isFinding(finding) ? { folder, finding } : undefined;
}

function isFinding(value: unknown): value is Finding {
  return (
    typeof value === "object" &&
    value !== null &&
    "rule" in value &&
    typeof value.rule === "string" &&
    "message" in value &&
    typeof value.message === "string"
  );
}
