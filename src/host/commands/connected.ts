import * as vscode from "vscode";
import type { Connection } from "../connection/serviceAccess.ts";
import { fullId } from "./commandIds.ts";
import type { CommandDeps } from "./deps.ts";

/** The service to talk to; without a key the user is offered both ways to one. */
export async function connected({
  service,
}: CommandDeps): Promise<Connection | undefined> {
  const connection = await service.connection();
  if (connection) return connection;
  const setKey = vscode.l10n.t("Set API Key…");
  const rehearse = vscode.l10n.t("Start Rehearsal");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      "This needs an API key of Runware. Or rehearse it against a service on this machine, at no cost.",
    ),
    setKey,
    rehearse,
  );
  if (answer === setKey) {
    await vscode.commands.executeCommand(fullId("setApiKey"));
  } else if (answer === rehearse) {
    await vscode.commands.executeCommand(fullId("startRehearsal"));
  }
  return answer === undefined ? undefined : service.connection();
}
