import * as vscode from "vscode";
import type { TrainingPlan } from "../../core/training/plan.ts";
import type { AirCheck } from "../../engine/training/checkAir.ts";
import { checkAir } from "../../engine/training/checkAir.ts";
import { endInterrupted } from "../../engine/training/interrupted.ts";
import { isAlive } from "../../engine/training/isAlive.ts";
import { setField } from "../../engine/dataset/manifestEdits.ts";
import type { Connection } from "../connection/serviceAccess.ts";
import type { DatasetState, Linted } from "../datasets/datasetState.ts";
import { editManifest } from "../datasets/editManifest.ts";
import { showManifest } from "../datasets/showManifest.ts";
import type { CommandDeps } from "./deps.ts";

type Model = TrainingPlan["model"];
type Taken = Extract<AirCheck, { readonly kind: "taken" }>;

/** A model under an AIR that is free, as far as it can be told. */
export interface SettledModel {
  readonly model: Model;
  readonly air: Exclude<AirCheck, Taken>;
}

/**
 * Refuses an AIR that is used already, and offers the next one; taken up, it
 * is written into the manifest and looked up in its turn. Undefined: the user
 * stopped.
 */
export async function settleAir(
  { trainings }: CommandDeps,
  state: DatasetState,
  { dataset: { lock } }: Linted,
  { client, service }: Connection,
  wanted: Model,
): Promise<SettledModel | undefined> {
  const journal = await trainings.journal();
  let model = wanted;
  for (;;) {
    const air = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t("Asking whether {0} is free", model.air),
      },
      async () => {
        await journal.refresh();
        await endInterrupted(journal, journal.jobs().values(), isAlive);
        const jobs = journal.jobs().values();
        const { signal } = new AbortController();
        return checkAir({ model, service, lock, jobs }, client, signal);
      },
    );
    if (air.kind !== "taken") return { model, air };
    if (!(await isNextWanted(state, model, air))) return undefined;
    model = { ...model, ...air.next };
    await registerAs(state.manifest, air.next);
  }
}

/** Writes a version's names into the manifest. */
export async function registerAs(
  manifest: vscode.Uri,
  { air, version }: { readonly air: string; readonly version?: string },
): Promise<void> {
  await editManifest(manifest, (text) => {
    const edited = setField(text, ["model", "air"], air);
    return version === undefined
      ? edited
      : setField(edited, ["model", "version"], version);
  });
}

async function isNextWanted(
  state: DatasetState,
  { air }: Model,
  { by, next }: Taken,
): Promise<boolean> {
  const use = vscode.l10n.t("Use {0}", next.air);
  const open = vscode.l10n.t("Open Manifest");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("{0} is taken; nothing was submitted", air),
    {
      modal: true,
      detail: [
        reason(by),
        vscode.l10n.t(
          "Training under the same AIR may replace the model that has it. A new version keeps both, to compare and go back to.",
        ),
      ].join("\n\n"),
    },
    use,
    open,
  );
  if (answer === open) await showManifest(state.manifest, ["model", "air"]);
  return answer === use;
}

function reason(by: Taken["by"]): string {
  switch (by) {
    case "version":
      return vscode.l10n.t(
        "An earlier version of this dataset was trained under this AIR.",
      );
    case "training":
      return vscode.l10n.t(
        "Another training of yours uses this AIR; it is in the view Trainings.",
      );
    case "account":
      return vscode.l10n.t(
        "A model with this AIR is in your account at the service.",
      );
  }
}
