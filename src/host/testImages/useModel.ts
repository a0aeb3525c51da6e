import path from "node:path";
import * as vscode from "vscode";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import { readManifest } from "../../engine/dataset/readManifest.ts";
import {
  ReferenceError,
  readReferenceImage,
} from "../../engine/evaluation/referenceImage.ts";
import type { CodeReference } from "../../engine/evaluation/requestCode.ts";
import {
  requestCode,
  requestLanguages,
} from "../../engine/evaluation/requestCode.ts";
import type { PromptRow } from "../../shared/testImages.ts";
import { settings } from "../settings.ts";
import { words } from "../words.ts";

/** Copies the request for this picture, in the language that is chosen. */
export async function copyRequest(
  folder: vscode.Uri,
  { key, prompt, width, height, quality }: PromptRow,
  air: string,
): Promise<void> {
  let reference: CodeReference | undefined;
  try {
    reference = await referenceOf(folder.fsPath, key);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    void vscode.window.showErrorMessage(words(error.said));
    return;
  }
  const language = await vscode.window.showQuickPick([...requestLanguages], {
    placeHolder: vscode.l10n.t(
      "Copy the request as; the key is read from $RUNWARE_API_KEY",
    ),
    ignoreFocusOut: true,
  });
  const chosen = requestLanguages.find((each) => each === language);
  if (!chosen) return;
  await vscode.env.clipboard.writeText(
    requestCode(
      chosen,
      settings.endpoint(),
      { model: air, positivePrompt: prompt, width, height, quality },
      reference,
    ),
  );
  vscode.window.setStatusBarMessage(
    vscode.l10n.t("Request copied as {0}", chosen),
    3000,
  );
}

/** @throws {ReferenceError} when its file can't be sent */
async function referenceOf(
  folder: string,
  key: string,
): Promise<CodeReference | undefined> {
  const prompts = (await readManifest(folder))?.manifest.prompts ?? [];
  const prompt = prompts.find((each) => promptKey(each) === key);
  if (!prompt?.reference) return undefined;
  const { used, sent } = await readReferenceImage(folder, prompt.reference);
  return {
    type: sent.type,
    ...(sent.strength !== undefined && { strength: sent.strength }),
    file: path.join(folder, used.image),
    mimeType: sent.image.slice("data:".length, sent.image.indexOf(";")),
  };
}

/** Copies the picture to where the user wants it; what is there is asked about by the dialog. */
export async function savePictureAs(picture: vscode.Uri): Promise<void> {
  const name = picture.path.split("/").at(-1) ?? "";
  const home = vscode.workspace.workspaceFolders?.[0]?.uri ?? picture;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(home, name),
    title: vscode.l10n.t("Save Test Image As"),
  });
  if (!target) return;
  await vscode.workspace.fs.copy(picture, target, { overwrite: true });
}
