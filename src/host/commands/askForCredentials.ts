import * as vscode from "vscode";
import type { S3Place } from "../../core/dataset/manifest.ts";
import type { S3Credentials } from "../../engine/hosting/s3/s3Credentials.ts";
import { placeName } from "../../engine/hosting/s3/s3Credentials.ts";
import { checkS3Access } from "../../engine/hosting/s3/uploadToS3.ts";
import { s3Effects } from "../../engine/hosting/s3/s3Effects.ts";
import type { CommandDeps } from "./deps.ts";

/**
 * The credentials for a place: those given for it, those of the environment
 * where the user allows them there, or new ones. Undefined: the user stopped.
 */
export async function credentialsFor(
  deps: CommandDeps,
  place: S3Place,
): Promise<S3Credentials | undefined> {
  return (await deps.storage.get(place)) ?? askForCredentials(deps, place);
}

/** Asks for credentials, tries them, and keeps them for this place alone. */
export async function askForCredentials(
  { storage }: CommandDeps,
  place: S3Place,
): Promise<S3Credentials | undefined> {
  const fromEnvironment = storage.environment;
  const source = fromEnvironment ? await askForSource(place) : "entered";
  if (source === undefined) return undefined;
  const credentials =
    source === "environment" ? fromEnvironment : await enterCredentials(place);
  if (!credentials) return undefined;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Trying the credentials at {0}", placeName(place)),
    },
    async () => checkS3Access(place, { credentials, effects: s3Effects }),
  );
  if (source === "environment") await storage.allowEnvironment(place);
  else await storage.store(place, credentials);
  return credentials;
}

async function askForSource(
  place: S3Place,
): Promise<"environment" | "entered" | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("Use the AWS_* environment variables"),
        detail: vscode.l10n.t(
          "From now on for this endpoint and bucket, and for no other.",
        ),
        source: "environment" as const,
      },
      {
        label: vscode.l10n.t("Enter other credentials…"),
        detail: vscode.l10n.t("Kept in the system's secret storage."),
        source: "entered" as const,
      },
    ],
    {
      title: vscode.l10n.t("Credentials for {0}", placeName(place)),
      ignoreFocusOut: true,
    },
  );
  return picked?.source;
}

async function enterCredentials(
  place: S3Place,
): Promise<S3Credentials | undefined> {
  const name = placeName(place);
  const ask = async (title: string, prompt: string) => {
    const text = await vscode.window.showInputBox({
      title,
      prompt,
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) =>
        /^[\x21-\x7e]+$/.test(value.trim())
          ? undefined
          : vscode.l10n.t("It is one word without blanks."),
    });
    return text?.trim();
  };
  const accessKeyId = await ask(
    vscode.l10n.t("Access key ID for {0}", name),
    vscode.l10n.t(
      "Kept in the system's secret storage; used for this endpoint and bucket and nothing else.",
    ),
  );
  if (accessKeyId === undefined) return undefined;
  const secretAccessKey = await ask(
    vscode.l10n.t("Secret access key for {0}", name),
    vscode.l10n.t("It signs requests and is never sent itself."),
  );
  if (secretAccessKey === undefined) return undefined;
  // Access key IDs that expire begin so, and are nothing without their token.
  if (!accessKeyId.startsWith("ASIA")) return { accessKeyId, secretAccessKey };
  const sessionToken = await ask(
    vscode.l10n.t("Session token for {0}", name),
    vscode.l10n.t("This access key ID expires and belongs to a session token."),
  );
  return sessionToken === undefined
    ? undefined
    : { accessKeyId, secretAccessKey, sessionToken };
}
