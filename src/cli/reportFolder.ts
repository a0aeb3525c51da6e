import { stat } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { Option } from "commander";
import { trainedVersions } from "../core/evaluation/trainedVersions.ts";
import { byteSize, plural } from "../core/text.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import type { ReportFormat } from "../engine/report/writeReport.ts";
import { reportFormats, writeReport } from "../engine/report/writeReport.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import { showProgress } from "./showProgress.ts";
import { withInspector, workerFile } from "./withInspector.ts";

interface ReportFolderOptions {
  readonly versions?: string;
  readonly format: ReportFormat;
  readonly output?: string;
  readonly force: boolean;
  readonly rehearsal: boolean;
  readonly cache: boolean;
}

export function addReportCommand(root: Command): void {
  root
    .command("report")
    .description(
      "write what the test images of trained versions say: votes, closeness, repeats, costs",
    )
    .argument("<folder>", "the dataset")
    .option(
      "--versions <list>",
      "versions or AIRs, newest first, with commas; the newest two when left out",
    )
    .addOption(
      new Option(
        "--format <format>",
        "one HTML file, or Markdown with thumbnails beside it",
      )
        .choices(reportFormats)
        .default("html"),
    )
    .option("--output <file>", "the file to write; test-images.html or .md")
    .option("--force", "replace a file that is there", false)
    .option("--rehearsal", "report on rehearsed models", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(async (folder: string, options: ReportFolderOptions) => {
      process.exitCode = await reportFolder(folder, options);
    });
}

/** Writes the report; where it is goes to stdout. */
async function reportFolder(
  folder: string,
  { versions, format, output, force, rehearsal, cache }: ReportFolderOptions,
): Promise<ExitCode> {
  const file = path.resolve(
    output ?? (format === "html" ? "test-images.html" : "test-images.md"),
  );
  if (!force && (await stat(file).catch(() => undefined))) {
    throw new Error(`${file} is there already; --force replaces it.`);
  }
  const progress = showProgress(process.stderr);
  const written = await withInspector(cache, async (inspector, signal) => {
    const onProgress = (done: number, total: number) =>
      progress.update(`${done} of ${total} pictures`);
    const dataset = await readDataset(folder, {
      inspector,
      signal,
      onProgress,
    });
    const isOnlyRehearsed =
      !rehearsal &&
      trainedVersions(dataset.lock, false).length === 0 &&
      trainedVersions(dataset.lock, true).length > 0;
    if (isOnlyRehearsed) {
      throw new Error(
        "Only rehearsals of a training succeeded here; --rehearsal reports on them.",
      );
    }
    return writeReport({
      folder: path.resolve(folder),
      dataset,
      rehearsal,
      ...(versions !== undefined && {
        versions: versions.split(",").map((name) => name.trim()),
      }),
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
