import * as vscode from "vscode";
import type { ServiceFailure } from "../../core/training/failure.ts";
import { failureOf } from "../../engine/service/connect.ts";
import { fullId } from "./commandIds.ts";
import { failureWords } from "./failureWords.ts";

/** Says what went wrong, with the button that helps; the log has the rest. */
export function reportFailure(
  error: unknown,
  log: Pick<vscode.LogOutputChannel, "error">,
): void {
  const failure = failureOf(error);
  log.error(failure.message, logged(failure, error));
  const { message, next } = failureWords(failure);
  const help = next ?? {
    label: vscode.l10n.t("Show Log"),
    command: "showLog" as const,
  };
  void vscode.window.showErrorMessage(message, help.label).then((answer) => {
    if (answer === help.label) {
      void vscode.commands.executeCommand(fullId(help.command));
    }
  });
}

function logged(failure: ServiceFailure, error: unknown): string {
  const { category, code, parameter, httpStatus } = failure;
  const facts = { category, code, parameter, httpStatus };
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return `${JSON.stringify(facts)} ${category === "here" ? stack : ""}`;
}
