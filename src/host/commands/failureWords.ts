import * as vscode from "vscode";
import type { ServiceFailure } from "../../core/training/failure.ts";
import { manifestPlace } from "../../core/training/manifestPlace.ts";
import { words } from "../words.ts";
import type { CommandId } from "./commandIds.ts";

/** What to say of a failure, and which command helps. */
export interface FailureWords {
  readonly message: string;
  readonly next?: { readonly label: string; readonly command: CommandId };
}

/** One table from what went wrong at the service to words and the next step. */
export function failureWords(failure: ServiceFailure): FailureWords {
  const text = failureText(failure);
  const said = failure.code ? `${text} (${failure.code})` : text;
  if (isNotCallable(failure)) return notCallable(said);
  switch (failure.category) {
    case "key":
      return {
        message: vscode.l10n.t(
          "The service doesn't accept the API key: {0} It may have been revoked or mistyped; set it again.",
          said,
        ),
        next: setKey(),
      };
    case "forbidden":
      return {
        message: vscode.l10n.t(
          "The API key lacks the right for this: {0} Give it the right in the Runware dashboard, or use another key.",
          said,
        ),
        next: setKey(),
      };
    case "balance":
      return {
        message: vscode.l10n.t(
          "The account's balance doesn't cover this: {0} Top up the account in the Runware dashboard, then try again.",
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
        message: vscode.l10n.t(
          "The service gave no usable answer: {0} It is in trouble itself; try again later.",
          said,
        ),
        next: showLog(),
      };
    case "offline":
      return {
        message: vscode.l10n.t(
          "The service can't be reached: {0} Check the network, and proxy or firewall on the way.",
          said,
        ),
        next: showLog(),
      };
    case "provider":
      return providerWords(failure, said);
    case "refused":
      return refusedWords(failure, said);
    case "conflict":
      return {
        message: vscode.l10n.t(
          "The service has this task already: {0} It is not sent a second time.",
          said,
        ),
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
      return {
        message: vscode.l10n.t(
          "The service doesn't have what this is about: {0}",
          said,
        ),
      };
    case "unsafe":
      return {
        message: vscode.l10n.t(
          "The service's moderation refuses this: {0} Change the image or text it is about.",
          said,
        ),
      };
    case "here":
      return { message: said };
  }
}

/** What went wrong: in the words of the service, or in ours. */
export function failureText({ said, message }: ServiceFailure): string {
  return said ? words(said) : message;
}

/** A model or trainer that is announced, or switched off. */
function isNotCallable({ category, code = "", parameter }: ServiceFailure) {
  return (
    /^model(NotReady|Disabled)$/i.test(code) ||
    (category === "refused" && parameter === "model")
  );
}

function notCallable(said: string): FailureWords {
  return {
    message: vscode.l10n.t(
      "The service doesn't take this model now: {0} It may be announced but not open yet, or switched off for your account. Try again later; nothing has to be changed.",
      said,
    ),
  };
}

function providerWords(
  { code = "" }: ServiceFailure,
  said: string,
): FailureWords {
  return /^downloadFailed$/i.test(code)
    ? {
        message: vscode.l10n.t(
          "The service couldn't fetch the ZIP: {0} Its address has to be readable without a password; or let the extension upload it.",
          said,
        ),
        next: openManifest(),
      }
    : {
        message: vscode.l10n.t(
          "The service can't do this at the moment: {0} Try again later.",
          said,
        ),
      };
}

function refusedWords(
  { parameter, code = "" }: ServiceFailure,
  said: string,
): FailureWords {
  const message = parameter
    ? vscode.l10n.t("The service refuses `{0}`: {1}", parameter, said)
    : vscode.l10n.t("The service refuses this: {0}", said);
  if (manifestPlace(parameter)) return { message, next: openManifest() };
  return /dataset/i.test(code)
    ? {
        message,
        next: {
          label: vscode.l10n.t("Open Dataset Page"),
          command: "openDatasetPage",
        },
      }
    : { message, next: openManifest() };
}

function setKey(): NonNullable<FailureWords["next"]> {
  return { label: vscode.l10n.t("Set API Key…"), command: "setApiKey" };
}

function openManifest(): NonNullable<FailureWords["next"]> {
  return { label: vscode.l10n.t("Open Manifest"), command: "openManifest" };
}

function showLog(): NonNullable<FailureWords["next"]> {
  return { label: vscode.l10n.t("Show Log"), command: "showLog" };
}
