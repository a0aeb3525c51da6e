import { stat } from "node:fs/promises";
import path from "node:path";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { byteSize, plural } from "../../core/text.ts";
import { readDataset } from "../../engine/dataset/readDataset.ts";
import type { ReportFormat } from "../../engine/report/writeReport.ts";
import { writeReport } from "../../engine/report/writeReport.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { showProgress } from "../showProgress.ts";
import { workerFile } from "../startWorkers.ts";
import { withWorkers } from "../withWorkers.ts";
import { chosenModels } from "./chosenModels.ts";

interface ReportFolderOptions {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly force: boolean;
  readonly rehearsal: boolean;
  readonly cache: boolean;
}

/** Writes the report; where it is goes to stdout. */
export async function reportFolder(
  folder: string,
  names: readonly string[],
  { format, output, force, rehearsal, cache }: ReportFolderOptions,
): Promise<ExitCode> {
  const file = path.resolve(
    output ?? (format === "html" ? "test-images.html" : "test-images.md"),
  );
  if (!force && (await stat(file).catch(() => undefined))) {
    throw new Error(`${file} is there already; --force replaces it.`);
  }
  const progress = showProgress(process.stderr);
  const written = await withWorkers(cache, async ({ inspector }, signal) => {
    const onProgress = (done: number, total: number) =>
      progress.update(`${done} of ${total} pictures`);
    const dataset = await readDataset(folder, {
      inspector,
      signal,
      onProgress,
    });
    const trained = trainedVersions(dataset.lock, rehearsal);
    const others = trainedVersions(dataset.lock, !rehearsal);
    if (trained.length === 0 && others.length > 0) {
      throw new Error(
        rehearsal
          ? "No rehearsal succeeded here; leave out --rehearsal to report on what was trained."
          : "Only rehearsals of a training succeeded here; --rehearsal reports on them.",
      );
    }
    return writeReport({
      folder: path.resolve(folder),
      dataset,
      rehearsal,
      versions: chosenModels(trained, names).map(({ air }) => air),
      format,
      output: file,
      inspector,
      workerFile,
      now: () => new Date(),
      signal,
      onProgress,
    });
  }).finally(progress.done);
  process.stdout.write(
    `${written.file}\n${plural(written.pictures, "picture")}, ${byteSize(written.bytes)}\n`,
  );
  return exitCodes.clean;
}
