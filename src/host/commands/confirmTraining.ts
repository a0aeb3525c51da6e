import * as vscode from "vscode";
import type { Hosting } from "../../core/dataset/manifest.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { limits } from "../../core/limits.ts";
import { byteSize } from "../words.ts";
import type { Checks } from "./checkLines.ts";
import { checkLines } from "./checkLines.ts";

/**
 * Everything that will be sent, before anything is: what, where to, under which
 * name, for whom to see, at which price if that is told.
 */
export async function confirmTraining(
  plan: TrainingPlan,
  imageCount: number,
  check: Checks,
  /** Why the images might not be found in git later. */
  gitWarnings: readonly string[],
): Promise<boolean> {
  const submit =
    plan.service.kind === "rehearsal"
      ? vscode.l10n.t("Rehearse Training")
      : vscode.l10n.t("Submit Training");
  const answer = await vscode.window.showInformationMessage(
    plan.service.kind === "rehearsal"
      ? vscode.l10n.t("Rehearse the training of {0}?", plan.model.air)
      : vscode.l10n.t("Train {0}?", plan.model.air),
    {
      modal: true,
      detail: [
        ...summary(plan, imageCount, check),
        ...gitWarnings.map((warning) => `⚠ ${warning}`),
      ].join("\n"),
    },
    submit,
  );
  return answer === submit;
}

/** Every line of what a plan sends, and of what was found out about it. */
export function summary(
  { service, model, zip, hosting, webhookURL }: TrainingPlan,
  imageCount: number,
  check: Checks,
): string[] {
  const isRehearsal = service.kind === "rehearsal";
  return [
    isRehearsal
      ? vscode.l10n.t(
          "Rehearsal on this machine: nothing is paid and no model is trained.",
        )
      : vscode.l10n.t("Goes to {0}", service.endpoint),
    vscode.l10n.t(
      "Images: {0} in a ZIP of {1} (sha256 {2}…, sent as its identifier)",
      imageCount,
      byteSize(zip.bytes),
      zip.sha256.slice(0, 12),
    ),
    hostingLine(hosting),
    vscode.l10n.t("Trainer: {0}", limits.trainerModel),
    model.version === undefined
      ? vscode.l10n.t("Model: {0}", model.name)
      : vscode.l10n.t("Model: {0}, version {1}", model.name, model.version),
    model.private
      ? vscode.l10n.t("Private: only your account sees the model")
      : vscode.l10n.t("Public: everybody on the platform can use the model"),
    ...(model.shortDescription === undefined
      ? []
      : [vscode.l10n.t("Description: {0}", model.shortDescription)]),
    ...(model.heroImageURL === undefined
      ? []
      : [vscode.l10n.t("Picture of the model: {0}", model.heroImageURL)]),
    ...(webhookURL === undefined
      ? []
      : [vscode.l10n.t("Result is also posted to {0}", webhookURL)]),
    ...checkLines(check, isRehearsal),
    ...(isRehearsal
      ? []
      : [
          vscode.l10n.t(
            "Takes about two hours by the documentation. The service has no way to cancel it.",
          ),
        ]),
  ];
}

function hostingLine(hosting: Hosting): string {
  switch (hosting.kind) {
    case "runware":
      return vscode.l10n.t(
        "The ZIP is uploaded to the service's media storage",
      );
    case "url":
      return vscode.l10n.t("The ZIP is read from {0}", hosting.url);
    case "s3":
      return vscode.l10n.t(
        "The ZIP is uploaded to the bucket {0} at {1}; whoever has its address can read it for 24 hours",
        hosting.bucket,
        hosting.endpoint,
      );
  }
}
