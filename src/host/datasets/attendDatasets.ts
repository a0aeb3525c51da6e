import * as vscode from "vscode";
import type { ServiceAccess } from "../connection/serviceAccess.ts";
import type { Late } from "../late/late.ts";
import { showProblems } from "../problems/problems.ts";
import { provideQuickFixes } from "../problems/quickFixes.ts";
import { providePromptLenses } from "../testImages/promptLenses.ts";
import type { TestImages } from "../testImages/testImages.ts";
import { offerAdoption } from "../trainings/offerAdoption.ts";
import type { Trainings } from "../trainings/trainings.ts";
import { tellOfInterrupted } from "../versions/tellOfInterrupted.ts";
import type { Datasets } from "./datasets.ts";

/** What watches datasets from the first on, and says what it finds where it belongs. */
export function attendDatasets(options: {
  readonly datasets: Datasets;
  readonly trainings: Trainings;
  readonly testImages: Late<TestImages>;
  readonly service: ServiceAccess;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { datasets, testImages, log } = options;
  return vscode.Disposable.from(
    showProblems(datasets),
    provideQuickFixes(),
    providePromptLenses(datasets, testImages),
    offerAdoption(options),
    tellOfInterrupted(datasets, log),
  );
}
