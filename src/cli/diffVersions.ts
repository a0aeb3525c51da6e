import type { ComparedState } from "../core/dataset/datasetDiff.ts";
import {
  diffStates,
  stateOfDataset,
  stateOfVersion,
} from "../core/dataset/datasetDiff.ts";
import { diffMarkdown, diffText } from "../core/dataset/diffText.ts";
import { lint } from "../core/lint/lint.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { readVersions, versionNamed } from "./readVersions.ts";
import { showProgress } from "./showProgress.ts";
import { withInspector } from "./withInspector.ts";

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
  const text = options.json
    ? `${JSON.stringify({ kind: "diff", ...diff }, null, 2)}\n`
    : options.markdown
      ? diffMarkdown(diff)
      : diffText(diff);
  process.stdout.write(text);
  return exitCodes.clean;
}

async function stateNow(
  folder: string,
  cache: boolean,
): Promise<ComparedState> {
  const progress = showProgress(process.stderr);
  const dataset = await withInspector(cache, async (inspector, signal) =>
    readDataset(folder, {
      inspector,
      signal,
      onProgress: (done, total) =>
        progress.update(`${done} of ${total} pictures`),
    }),
  ).finally(progress.done);
  return stateOfDataset(dataset, lint(dataset).findings, folderLabel);
}
