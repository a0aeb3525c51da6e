import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { version } from "../../../package.json";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../../core/dataset/datasetDiff.ts";
import { findVersion } from "../../core/dataset/namedVersions.ts";
import { lintReport } from "../../core/reports/lintReport.ts";
import { packageReport } from "../../core/reports/packageReport.ts";
import { explainRule } from "../../core/reports/ruleExplanation.ts";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import type { Linted } from "../datasets/datasetState.ts";
import { modelEvidence } from "./modelEvidence.ts";
import type { Tool, ToolDeps } from "./tool.ts";
import type { ToolInput } from "./toolInput.ts";
import { meantDataset } from "./toolInput.ts";

/** What a model may look at freely: nothing here writes, sends or pays. */
export function readingTools(deps: ToolDeps): Readonly<Record<string, Tool>> {
  const { datasets, trainings, paths } = deps;
  const reads = (
    doing: string,
    answer: (input: ToolInput, signal: AbortSignal) => Promise<unknown>,
  ): Tool => ({
    doing: () => doing,
    answer,
  });
  return {
    lint: reads(vscode.l10n.t("Linting"), async (input) => {
      const { folder } = await meantDataset(datasets, input);
      const linted = await datasets.lint(folder);
      const name = vscode.workspace.asRelativePath(folder);
      return lintReport([{ folder: name, ...linted }], version);
    }),
    explainFinding: reads(
      vscode.l10n.t("Reading about the rule"),
      async ({ rule = "" }) => {
        const file = vscode.Uri.joinPath(paths.extension, "docs", "rules.md");
        return said(explainRule(rule, await readFile(file.fsPath, "utf8")));
      },
    ),
    packagePlan: reads(vscode.l10n.t("Planning the package"), async (input) => {
      const { folder } = await meantDataset(datasets, input);
      const { dataset, report } = await datasets.lint(folder);
      return packageReport(dataset, report);
    }),
    trainingStatus: reads(
      vscode.l10n.t("Looking at trainings"),
      async (input) => {
        const { taskUUID, dataset } = input;
        await trainings.journal();
        const folder =
          dataset === undefined
            ? undefined
            : (await meantDataset(datasets, input)).folder.fsPath;
        return [...trainings.jobs()]
          .filter(
            (job) =>
              (taskUUID === undefined || job.taskUUID === taskUUID) &&
              (folder === undefined || job.plan.dataset.folder === folder),
          )
          .map((job) => trainingReport(job, Date.now()));
      },
    ),
    compareVersions: reads(
      vscode.l10n.t("Comparing versions"),
      async (input, signal) => {
        const { folder, name } = await meantDataset(datasets, input);
        const linted = await datasets.lint(folder);
        return {
          dataset: name,
          difference: difference(linted, input),
          models: await modelEvidence(folder, linted, deps, signal),
        };
      },
    ),
  };
}

function difference(linted: Linted, { before, after }: ToolInput): unknown {
  const { lock } = linted.dataset;
  const count = lock.versions.length;
  const now = stateOfDataset(
    linted.dataset,
    linted.report.findings,
    "the folder as it is",
  );
  // With a single version there is only the folder to compare it with.
  const later =
    after === "folder" || (after === undefined && count < 2)
      ? now
      : stateOfVersion(said(findVersion(lock, after ?? "latest")));
  const earlier = said(
    findVersion(lock, before ?? (count < 2 ? "latest" : String(count - 1))),
  );
  return diffStates(stateOfVersion(earlier), later);
}

/** @throws the sentence, where there is one instead of an answer */
function said<Answer>(answer: Answer | string): Answer {
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}
