import type * as vscode from "vscode";
import type { Inspector } from "../../engine/inspect/createInspector.ts";
import type { DatasetPages } from "../datasetPage/datasetPage.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { NarrowPages } from "../narrowing/narrowPages.ts";
import type { Late } from "../late/late.ts";
import type { Paths } from "../paths.ts";
import type { ApiKeys } from "../connection/apiKey.ts";
import type { ServiceAccess } from "../connection/serviceAccess.ts";
import type { StorageCredentials } from "../connection/storageCredentials.ts";
import type { TestImages } from "../testImages/testImages.ts";
import type { Trainings } from "../trainings/trainings.ts";
import type { DatasetTree } from "../tree/datasetTree.ts";
import type { Comparisons } from "../versions/comparisons.ts";
import type { TrainingTree } from "../tree/trainingTree.ts";

/** What commands work with. */
export interface CommandDeps {
  readonly datasets: Datasets;
  readonly datasetTree: DatasetTree;
  readonly datasetPages: Late<DatasetPages>;
  readonly narrowPages: Late<NarrowPages>;
  readonly trainings: Trainings;
  readonly trainingTree: TrainingTree;
  readonly testImages: Late<TestImages>;
  readonly inspector: Inspector;
  readonly comparisons: Late<Comparisons>;
  readonly service: ServiceAccess;
  readonly keys: ApiKeys;
  readonly storage: StorageCredentials;
  readonly paths: Paths;
  readonly log: vscode.LogOutputChannel;
}

/** A command: from the palette it gets nothing, from a menu whatever that gives. */
export type CommandHandler = (...given: readonly unknown[]) => Promise<void>;
