import type { ComparedState } from "../core/dataset/datasetDiff.ts";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../core/dataset/datasetDiff.ts";
import { diffMarkdown, diffText } from "../core/dataset/diffText.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { judgeFolder } from "./judgeFolder.ts";
import type { DiffOutput } from "./outputs.ts";
import { readVersions, versionNamed } from "./readVersions.ts";
import { showProgress } from "./showProgress.ts";
import { printJson } from "./terminal.ts";
import { withWorkers } from "./withWorkers.ts";

/** What the folder is called beside versions. */
export const folderLabel = "the folder as it is";

/** Prints what differs; differences aren't a failure. */
export async function diffVersions(
  folder: string,
  before: string,
  after: string | undefined,
  options: {
    readonly json: boolean;
    readonly markdown: boolean;
    readonly cache: boolean;
  },
): Promise<ExitCode> {
  const lock = await readVersions(folder);
  const earlier = stateOfVersion(versionNamed(lock, before));
  const later =
    after === undefined
      ? await stateNow(folder, options.cache)
      : stateOfVersion(versionNamed(lock, after));
  const diff = diffStates(earlier, later);
  const output: DiffOutput = { kind: "diff", ...diff };
  if (options.json) printJson(output);
  else {
    process.stdout.write(
      options.markdown ? diffMarkdown(diff) : diffText(diff),
    );
  }
  return exitCodes.clean;
}

async function stateNow(
  folder: string,
  cache: boolean,
): Promise<ComparedState> {
  const progress = showProgress(process.stderr);
  const { dataset, report } = await withWorkers(cache, (workers, signal) =>
    judgeFolder(folder, { workers, signal, onProgress: progress.update }),
  ).finally(progress.done);
  return stateOfDataset(dataset, report.findings, folderLabel);
}
