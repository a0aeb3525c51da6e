import * as vscode from "vscode";
import { isRecord, stringIn } from "../../core/json.ts";
import type { Datasets } from "../datasets/datasets.ts";
import type { DatasetState } from "../datasets/datasetState.ts";

/** What a model asks for: checked here as well, since anybody can call a tool. */
export interface ToolInput {
  readonly dataset?: string;
  readonly rule?: string;
  readonly taskUUID?: string;
  readonly before?: string;
  readonly after?: string;
}

export function toolInput(value: unknown): ToolInput {
  if (!isRecord(value)) return {};
  const keys = ["dataset", "rule", "taskUUID", "before", "after"] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = stringIn(value, key)?.trim();
      return text === undefined || text === "" ? [] : [[key, text]];
    }),
  );
}

/**
 * The dataset that is meant, by its name or its folder.
 * @throws a sentence that names those there are
 */
export async function meantDataset(
  datasets: Datasets,
  { dataset: wanted }: ToolInput,
): Promise<DatasetState> {
  await datasets.found;
  const all = datasets.all();
  const [only] = all;
  if (!only) {
    throw new Error(
      "There is no dataset in this workspace: a dataset is a folder with a style-dataset.json.",
    );
  }
  const meant =
    wanted === undefined
      ? all
      : all.filter(
          (state) => state.name === wanted || folderName(state) === wanted,
        );
  const [one] = meant;
  if (one && meant.length === 1) return one;
  const names = all
    .map((state) => `${state.name} (${folderName(state)})`)
    .join(", ");
  throw new Error(
    wanted === undefined
      ? `Say which dataset: ${names}.`
      : `There is no one dataset ${wanted}; there are ${names}.`,
  );
}

function folderName({ folder }: DatasetState): string {
  return vscode.workspace.asRelativePath(folder);
}
