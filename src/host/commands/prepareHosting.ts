import * as vscode from "vscode";
import type { Hosting, S3Place } from "../../core/dataset/manifest.ts";
import { tooLarge } from "../../engine/hosting/hostingLimits.ts";
import type { HostingWay } from "../../engine/hosting/hostPackage.ts";
import { mediaMemory } from "../../engine/hosting/mediaMemory.ts";
import { s3Effects } from "../../engine/hosting/s3/s3Effects.ts";
import { createUploadRecords } from "../../engine/hosting/s3/uploadRecords.ts";
import { byteSize } from "../words.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import { credentialsFor } from "./askForCredentials.ts";
import { askForHosting } from "./askForHosting.ts";
import { writeHosting } from "./chooseHosting.ts";
import type { CommandDeps } from "./deps.ts";

/** How a ZIP will be hosted, with everything that takes. */
export interface PreparedHosting {
  readonly hosting: Hosting;
  readonly way: HostingWay;
}

/**
 * Makes sure, before anything is confirmed or sent, that the way of hosting
 * carries the ZIP and has its credentials. Undefined: the user stopped.
 */
export async function prepareHosting(
  deps: CommandDeps,
  {
    state,
    connection,
    hosting: wanted,
    zipBytes,
  }: {
    readonly state: DatasetState;
    readonly connection: Connection;
    readonly hosting: Hosting;
    readonly zipBytes: number;
  },
): Promise<PreparedHosting | undefined> {
  const hosting = await largeEnough(state, wanted, zipBytes);
  switch (hosting?.kind) {
    case undefined:
      return undefined;
    case "url":
      return { hosting, way: hosting };
    case "runware":
      return { hosting, way: await mediaStorage(deps, connection) };
    case "s3": {
      const { kind, ...place } = hosting;
      const way = await ownStorage(deps, place);
      return way && { hosting, way: { kind, ...way } };
    }
  }
}

/** The way that was chosen, or another one when the ZIP is too large for it. */
async function largeEnough(
  state: DatasetState,
  hosting: Hosting,
  zipBytes: number,
): Promise<Hosting | undefined> {
  if (tooLarge(hosting.kind, zipBytes) === undefined) return hosting;
  const change = vscode.l10n.t("Choose Another Way…");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      "The ZIP of {0} is too large for the service's media storage.",
      state.name,
    ),
    {
      modal: true,
      detail: vscode.l10n.t(
        "It has {0}. An S3-compatible storage or an address of your own takes any size. Nothing was uploaded.",
        byteSize(zipBytes),
      ),
    },
    change,
  );
  if (answer !== change) return undefined;
  const chosen = await askForHosting({ zipBytes });
  if (chosen) await writeHosting(state, chosen);
  return chosen;
}

async function mediaStorage(
  { paths, trainings }: CommandDeps,
  { account }: Connection,
): Promise<HostingWay> {
  const journal = await trainings.journal();
  return {
    kind: "runware",
    memory: mediaMemory({ account, mediaFile: paths.mediaFile, journal }),
  };
}

async function ownStorage(
  deps: CommandDeps,
  place: S3Place,
): Promise<Omit<Extract<HostingWay, { kind: "s3" }>, "kind"> | undefined> {
  const credentials = await credentialsFor(deps, place);
  return (
    credentials && {
      place,
      access: {
        credentials,
        records: createUploadRecords(deps.paths.uploadsFolder),
        effects: s3Effects,
      },
    }
  );
}
