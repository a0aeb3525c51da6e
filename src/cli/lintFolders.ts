import { version } from "../../package.json";
import { lint } from "../core/lint/lint.ts";
import { readDataset } from "../engine/dataset/readDataset.ts";
import type { ExitCode } from "./exitCodes.ts";
import { exitCodes } from "./exitCodes.ts";
import type { LintedDataset } from "../core/reports/lintReport.ts";
import { lintReport } from "../core/reports/lintReport.ts";
import { lintText } from "./lintText.ts";
import { showProgress } from "./showProgress.ts";
import { withInspector } from "./withInspector.ts";

export async function lintFolders(
  folders: readonly string[],
  {
    format,
    cache,
  }: { readonly format: "text" | "json"; readonly cache: boolean },
): Promise<ExitCode> {
  const progress = showProgress(process.stderr);
  const linted = await withInspector(cache, async (inspector, signal) => {
    const datasets: LintedDataset[] = [];
    // One after another: each is already worked on by all workers.
    for (const folder of folders) {
      const dataset = await readDataset(folder, {
        inspector,
        signal,
        onProgress: (done, total) =>
          progress.update(`${folder}: ${done} of ${total} pictures`),
      });
      datasets.push({ folder, dataset, report: lint(dataset) });
    }
    return datasets;
  }).finally(progress.done);
  process.stdout.write(
    format === "json"
      ? `${JSON.stringify(lintReport(linted, version), null, 2)}\n`
      : lintText(linted, { isColoured: isColoured(process.stdout) }),
  );
  const hasErrors = linted.some(({ report }) =>
    report.findings.some(({ severity }) => severity === "error"),
  );
  return hasErrors ? exitCodes.errorsFound : exitCodes.clean;
}

/** See https://no-color.org */
function isColoured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && !process.env["NO_COLOR"];
}
