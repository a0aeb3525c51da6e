import * as vscode from "vscode";
import { defaultConcurrency } from "../../engine/evaluation/runEvaluation.ts";
import type { EvaluationPlan } from "../testImages/evaluationPlan.ts";

/** How many pictures, by which models, at which price if earlier ones tell. */
export async function confirmGeneration(
  plan: EvaluationPlan,
): Promise<boolean> {
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
        plan.cells.length === 1
          ? vscode.l10n.t("1 request")
          : vscode.l10n.t(
              "{0} requests, {1} at a time",
              plan.cells.length,
              defaultConcurrency,
            ),
        plan.rehearsal
          ? vscode.l10n.t(
              "Rehearsal: drawn on this machine, at no cost, not by a model.",
            )
          : priceLine(plan.costUSD),
        ...(plan.present > 0
          ? [
              vscode.l10n.t(
                "There already, neither made nor paid again: {0}",
                plan.present,
              ),
            ]
          : []),
        vscode.l10n.t(
          "You can stop at any time; what is missing can be generated later.",
        ),
      ].join("\n"),
    },
    generate,
  );
  return answer === generate;
}

function priceLine(costUSD: number | undefined): string {
  return costUSD === undefined
    ? vscode.l10n.t(
        "Price: unknown; no such picture was paid for yet. The service tells it afterwards.",
      )
    : vscode.l10n.t(
        "Price: about {0} USD, going by earlier ones.",
        Number(costUSD.toFixed(4)),
      );
}
