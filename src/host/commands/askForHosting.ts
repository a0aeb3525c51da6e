import * as vscode from "vscode";
import type { Hosting, S3Place } from "../../core/dataset/manifest.ts";
import { placeProblem } from "../../core/dataset/parseHosting.ts";
import { byteSize, words } from "../words.ts";
import { largestZip } from "../../engine/hosting/hostingLimits.ts";

/**
 * Asks how the service gets at the ZIP: every way with what it needs and
 * carries. Undefined: the user stopped.
 *
 * @param given what is known: the ZIP's bytes, and the way chosen so far, whose
 *   answers are offered again
 */
export async function askForHosting(
  given: { readonly zipBytes?: number; readonly hosting?: Hosting } = {},
): Promise<Hosting | undefined> {
  const { zipBytes, hosting } = given;
  const way = await askForWay(zipBytes);
  switch (way) {
    case undefined:
      return undefined;
    case "runware":
      return { kind: "runware" };
    case "url":
      return askForUrl(hosting?.kind === "url" ? hosting.url : undefined);
    case "s3":
      return askForPlace(hosting?.kind === "s3" ? hosting : undefined);
  }
}

async function askForWay(
  zipBytes: number | undefined,
): Promise<Hosting["kind"] | undefined> {
  const limit = largestZip("runware") ?? Infinity;
  const isTooLarge = zipBytes !== undefined && zipBytes > limit;
  const mediaStorage = {
    label: vscode.l10n.t("Runware media storage"),
    description: vscode.l10n.t("up to {0}", byteSize(limit)),
    detail: vscode.l10n.t(
      "Needs nothing else: the ZIP is uploaded with your API key.",
    ),
    way: "runware" as const,
  };
  const picked = await vscode.window.showQuickPick(
    [
      ...(isTooLarge ? [] : [mediaStorage]),
      {
        label: vscode.l10n.t("Your own S3-compatible storage"),
        description: vscode.l10n.t("any size"),
        detail: vscode.l10n.t(
          "Needs a bucket and its credentials. An upload goes on after a cut.",
        ),
        way: "s3" as const,
      },
      {
        label: vscode.l10n.t("An address of your own"),
        description: vscode.l10n.t("any size"),
        detail: vscode.l10n.t(
          "You put the ZIP where anybody can read it; the extension checks that.",
        ),
        way: "url" as const,
      },
    ],
    {
      title: isTooLarge
        ? vscode.l10n.t(
            "The ZIP has {0}, too much for media storage ({1}). How does the service get at it?",
            byteSize(zipBytes),
            byteSize(limit),
          )
        : vscode.l10n.t("How does the service get at the ZIP?"),
      ignoreFocusOut: true,
    },
  );
  return picked?.way;
}

async function askForUrl(
  value: string | undefined,
): Promise<Hosting | undefined> {
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t("Address of the ZIP"),
    placeHolder: "https://…/dataset.zip",
    ...(value !== undefined && { value }),
    ignoreFocusOut: true,
    validateInput: (text) =>
      URL.canParse(text) && new URL(text).protocol === "https:"
        ? undefined
        : vscode.l10n.t("An address that begins with https://."),
  });
  return url === undefined ? undefined : { kind: "url", url };
}

async function askForPlace(
  known: S3Place | undefined,
): Promise<Hosting | undefined> {
  const endpoint = await askForPart(
    "endpoint",
    vscode.l10n.t("Endpoint of the storage"),
    known?.endpoint,
    "https://s3.eu-central-1.amazonaws.com",
  );
  if (endpoint === undefined) return undefined;
  const region = await askForPart(
    "region",
    vscode.l10n.t("Region of the bucket"),
    known?.region ?? regionOf(endpoint),
  );
  if (region === undefined) return undefined;
  const bucket = await askForPart(
    "bucket",
    vscode.l10n.t("Name of the bucket"),
    known?.bucket,
  );
  if (bucket === undefined) return undefined;
  const prefix = await askForPart(
    "prefix",
    vscode.l10n.t("Folder in the bucket (may be empty)"),
    known?.prefix ?? "style-trainer",
  );
  if (prefix === undefined) return undefined;
  return {
    kind: "s3",
    endpoint: new URL(endpoint).origin,
    region,
    bucket,
    ...(prefix !== "" && { prefix }),
  };
}

async function askForPart(
  part: keyof S3Place,
  title: string,
  value?: string,
  placeHolder?: string,
): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    ...(value !== undefined && { value }),
    ...(placeHolder !== undefined && { placeHolder }),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const isLeftOut = part === "prefix" && text.trim() === "";
      const problem = isLeftOut ? undefined : placeProblem(part, text.trim());
      return problem && words(problem);
    },
  });
  return answer?.trim();
}

/** The region that an endpoint's name tells, or the one storages without take. */
function regionOf(endpoint: string): string {
  const { hostname } = new URL(endpoint);
  if (hostname.endsWith(".r2.cloudflarestorage.com")) return "auto";
  return /(?:^|\.)s3[.-]([a-z0-9-]+)\./.exec(hostname)?.[1] ?? "us-east-1";
}
