import * as vscode from "vscode";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { CommandId } from "./commandIds.ts";

/** What to say of a failure, and which command helps. */
export interface FailureWords {
  readonly message: string;
  readonly next?: { readonly label: string; readonly command: CommandId };
}

/** One table from what went wrong at the service to words and the next step. */
export function failureWords(failure: ServiceFailure): FailureWords {
  const said = failure.code
    ? `${failure.message} (${failure.code})`
    : failure.message;
  switch (failure.category) {
    case "key":
      return {
        message: vscode.l10n.t(
          "The service doesn't accept the API key: {0}",
          said,
        ),
        next: { label: vscode.l10n.t("Set API Key…"), command: "setApiKey" },
      };
    case "forbidden":
      return {
        message: vscode.l10n.t(
          "The API key lacks the right for this: {0} Give it the right in the Runware dashboard, or use another key.",
          said,
        ),
        next: { label: vscode.l10n.t("Set API Key…"), command: "setApiKey" },
      };
    case "balance":
      return {
        message: vscode.l10n.t(
          "The account's balance doesn't cover this: {0} Nothing was started. Top up the account and submit again.",
          said,
        ),
      };
    case "busy":
      return {
        message: vscode.l10n.t(
          "The service is busy: {0} Try again in a few minutes.",
          said,
        ),
      };
    case "timeout":
    case "server":
    case "nonsense":
      return {
        message: vscode.l10n.t("The service gave no usable answer: {0}", said),
        next: { label: vscode.l10n.t("Show Log"), command: "showLog" },
      };
    case "offline":
      return {
        message: vscode.l10n.t("The service can't be reached: {0}", said),
        next: { label: vscode.l10n.t("Show Log"), command: "showLog" },
      };
    case "provider":
      return {
        message: vscode.l10n.t(
          "The service can't do this at the moment: {0}",
          said,
        ),
      };
    case "refused":
      return {
        message: failure.parameter
          ? vscode.l10n.t(
              "The service refuses `{0}`: {1}",
              failure.parameter,
              said,
            )
          : vscode.l10n.t("The service refuses this: {0}", said),
        next: {
          label: vscode.l10n.t("Open Manifest"),
          command: "openManifest",
        },
      };
    case "conflict":
      return {
        message: vscode.l10n.t("The service has this task already: {0}", said),
      };
    case "storage-key":
      return {
        message: vscode.l10n.t(
          "The storage refuses the credentials: {0}",
          said,
        ),
        next: {
          label: vscode.l10n.t("Set Storage Credentials…"),
          command: "setStorageCredentials",
        },
      };
    case "storage":
      return {
        message: said,
        next: {
          label: vscode.l10n.t("Choose Hosting…"),
          command: "chooseHosting",
        },
      };
    case "not-found":
    case "unsafe":
    case "here":
      return { message: said };
  }
}
