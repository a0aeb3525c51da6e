import * as vscode from "vscode";
import { byteSize } from "../../core/text.ts";
import type { TrainingPlan } from "../../core/training/plan.ts";
import { checkLines } from "./checkLines.ts";
import type { PaymentCheck } from "../../engine/training/checkBeforePaying.ts";

/**
 * Everything that will be sent, before anything is: what, where to, under which
 * name, for whom to see, at which price if that is told.
 */
export async function confirmTraining(
  plan: TrainingPlan,
  imageCount: number,
  check: PaymentCheck,
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

function summary(
  { service, model, zip, hosting }: TrainingPlan,
  imageCount: number,
  check: PaymentCheck,
): string[] {
  const isRehearsal = service.kind === "rehearsal";
  return [
    isRehearsal
      ? vscode.l10n.t(
          "Rehearsal on this machine: nothing is paid and no model is trained.",
        )
      : vscode.l10n.t("Goes to {0}", service.endpoint),
    vscode.l10n.t(
      "Images: {0} in a ZIP of {1} (sha256 {2}…)",
      imageCount,
      byteSize(zip.bytes),
      zip.sha256.slice(0, 12),
    ),
    hosting.kind === "runware"
      ? vscode.l10n.t("The ZIP is uploaded to the service's media storage")
      : vscode.l10n.t("The ZIP is read from {0}", hosting.url),
    model.version === undefined
      ? vscode.l10n.t("Model: {0}", model.name)
      : vscode.l10n.t("Model: {0}, version {1}", model.name, model.version),
    model.private
      ? vscode.l10n.t("Private: only your account sees the model")
      : vscode.l10n.t("Public: everybody on the platform can use the model"),
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
