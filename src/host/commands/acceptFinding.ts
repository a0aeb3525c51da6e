import * as vscode from "vscode";
import { otherOfPair } from "../../core/lint/acceptances.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { acceptFinding as accepted } from "../../engine/dataset/manifestEdits.ts";
import { words } from "../words.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { chosenDataset, findingIn } from "./chosen.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Notes in the manifest that a finding is known, and why it may stay. */
export function acceptFinding(deps: CommandDeps): CommandHandler {
  return async (given) => {
    const target = findingIn(given) ?? (await askForFinding(deps, given));
    if (!target) return;
    const { folder, finding } = target;
    const state = deps.datasets.get(folder);
    if (!state) return;
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t("Accept {0}", finding.rule),
      prompt: words(finding.message),
      placeHolder: vscode.l10n.t("Why it may stay, for whoever reads it next"),
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.trim() ? undefined : vscode.l10n.t("A reason is needed."),
    });
    if (reason === undefined) return;
    const like = otherOfPair(finding);
    await editManifest(state.manifest, (text) =>
      accepted(text, {
        rule: finding.rule,
        ...(finding.file !== null && { file: finding.file }),
        ...(like !== undefined && { like }),
        reason: reason.trim(),
      }),
    );
  };
}

async function askForFinding(
  deps: CommandDeps,
  given: unknown,
): Promise<{ folder: vscode.Uri; finding: Finding } | undefined> {
  const placeHolder = vscode.l10n.t("Finding to accept");
  const state = await chosenDataset(deps, given, placeHolder);
  // What the service refuses can't be accepted away.
  const findings = (state?.linted?.report.findings ?? []).filter(
    ({ severity }) => severity !== "error",
  );
  if (!state) return undefined;
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("{0} has no finding that could be accepted.", state.name),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    findings.map((finding) => ({
      label: finding.file ?? state.name,
      description: finding.rule,
      detail: words(finding.message),
      finding,
    })),
    {
      placeHolder,
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  return picked && { folder: state.folder, finding: picked.finding };
}
