import * as vscode from "vscode";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Asks for the key behind asterisks, tries it, and keeps it as a secret. */
export function setApiKey({ keys, service }: CommandDeps): CommandHandler {
  return async () => {
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t("Runware API key"),
      prompt: vscode.l10n.t(
        "Kept in the system's secret storage; sent to the service and nowhere else.",
      ),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) =>
        /^\S+$/.test(text.trim())
          ? undefined
          : vscode.l10n.t("A key is one word without blanks."),
    });
    if (value === undefined) return;
    await keys.store(value.trim());
    const connection = await service.connection();
    // A wrong key is told now rather than after packaging and uploading.
    const account = await connection?.client.account(
      AbortSignal.timeout(20_000),
    );
    const balance = account?.balance;
    void vscode.window.showInformationMessage(
      balance === undefined
        ? vscode.l10n.t("The API key works and is stored.")
        : vscode.l10n.t(
            "The API key works and is stored. Balance: {0} {1}.",
            balance,
            account?.currency ?? "USD",
          ),
    );
  };
}

export function removeApiKey({ keys }: CommandDeps): CommandHandler {
  return async () => {
    await keys.remove();
    const left = await keys.get();
    void vscode.window.showInformationMessage(
      left
        ? vscode.l10n.t(
            "The stored API key is removed. The one in the environment variable RUNWARE_API_KEY is still used.",
          )
        : vscode.l10n.t("The API key is removed."),
    );
  };
}
