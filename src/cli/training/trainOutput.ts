import type { JsonFinding } from "../../core/reports/lintReport.ts";
import type { TrainingPlanReport } from "../../core/reports/trainingPlanReport.ts";
import type { TrainingReport } from "../../core/reports/trainingReport.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import type { TrainingsOutput } from "./showTrainings.ts";
import { planText, trainingText } from "./trainingText.ts";

/** What `train --json` prints, unless it waited. */
export type TrainOutput = { readonly kind: "train" } & (
  | {
      readonly outcome: "refused";
      readonly message: string;
      readonly findings: readonly Pick<
        JsonFinding,
        "rule" | "severity" | "file" | "message"
      >[];
      /** A name that is free, where the manifest's is taken. */
      readonly next?: { readonly air: string; readonly version: string };
    }
  /** Nothing was sent: it was only to be shown, or nobody agreed to it. */
  | {
      readonly outcome: "planned" | "declined";
      readonly plan: TrainingPlanReport;
    }
  | {
      readonly outcome: "submitted";
      readonly plan: TrainingPlanReport;
      readonly training: TrainingReport;
    }
  /** It was submitted before, and isn't a second time. */
  | { readonly outcome: "under-way"; readonly training: TrainingReport }
);

/** The same for people. */
export function trainText(output: TrainOutput | TrainingsOutput): string {
  if (output.kind === "trainings") {
    return output.trainings.map(trainingText).join("");
  }
  switch (output.outcome) {
    case "refused": {
      const next = output.next
        ? " --next writes it into the manifest and goes on."
        : "";
      return `${output.message}${next}\n`;
    }
    case "planned":
      return `${planText(output.plan)}Nothing was sent. Without --dry-run it is submitted.\n`;
    case "declined":
      return "Nothing was sent.\n";
    case "submitted": {
      const { taskUUID, sent } = output.training;
      const next =
        sent === "no"
          ? ""
          : `\`style-trainer wait ${taskUUID}\` waits for it; an open editor follows it too.\n`;
      return trainingText(output.training) + next;
    }
    case "under-way":
      return `${trainingText(output.training)}It is under way and isn't submitted a second time; --wait waits for it.\n`;
  }
}

export function trainExitCode(output: TrainOutput | TrainingsOutput): ExitCode {
  if (output.kind === "trainings") {
    return output.trainings.every(({ state }) => state === "succeeded")
      ? exitCodes.clean
      : exitCodes.errorsFound;
  }
  switch (output.outcome) {
    case "planned":
      return exitCodes.clean;
    case "submitted":
      return output.training.state === "failed"
        ? exitCodes.errorsFound
        : exitCodes.clean;
    case "refused":
    case "declined":
    case "under-way":
      return exitCodes.errorsFound;
  }
}
