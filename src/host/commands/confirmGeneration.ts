import * as vscode from "vscode";
import type { EvaluationPlan } from "../testImages/testImages.ts";

/** How many pictures, by which models, at which price if earlier ones tell. */
export async function confirmGeneration(
  plan: EvaluationPlan,
): Promise<boolean> {
  const isRehearsal = plan.connection.service.kind === "rehearsal";
  const airs = [...new Set(plan.cells.map(({ version }) => version.air))];
  const generate = vscode.l10n.t("Generate");
  const answer = await vscode.window.showInformationMessage(
    plan.cells.length === 1
      ? vscode.l10n.t("Generate 1 test image?")
      : vscode.l10n.t("Generate {0} test images?", plan.cells.length),
    {
      modal: true,
      detail: [
        vscode.l10n.t("Drawn by {0}", airs.join(", ")),
        isRehearsal
          ? vscode.l10n.t(
              "Rehearsal: drawn on this machine, at no cost, not by a model.",
            )
          : priceLine(plan.costUSD),
        vscode.l10n.t("Pictures that are there already are not made again."),
      ].join("\n"),
    },
    generate,
  );
  return answer === generate;
}

function priceLine(costUSD: number | undefined): string {
  return costUSD === undefined
    ? vscode.l10n.t("Price: not known yet; the service tells it afterwards.")
    : vscode.l10n.t("Price: about {0} USD, going by earlier ones.", costUSD);
}
