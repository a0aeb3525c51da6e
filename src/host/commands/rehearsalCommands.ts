import * as vscode from "vscode";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** From now on everything goes to a service on this machine, at no cost. */
export function startRehearsal({ service }: CommandDeps): CommandHandler {
  return async () => {
    await service.startRehearsing();
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Rehearsal started: trainings and test images are played on this machine, without an account or a cost.",
      ),
    );
  };
}

export function stopRehearsal({ service }: CommandDeps): CommandHandler {
  return async () => {
    await service.stopRehearsing();
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "Rehearsal ended. What is submitted from now on goes to the service and costs money.",
      ),
    );
  };
}
