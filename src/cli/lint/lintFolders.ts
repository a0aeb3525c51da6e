import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { version } from "../../../package.json";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import { rulesById } from "../../core/lint/ruleCatalog.ts";
import { explainRule } from "../../core/reports/ruleExplanation.ts";
import { lintReport } from "../../core/reports/lintReport.ts";
import { plural } from "../../core/text.ts";
import { documentationFile } from "../documentation.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { judgeFolder } from "../judgeFolder.ts";
import { showProgress } from "../showProgress.ts";
import { isColoured, note } from "../terminal.ts";
import type { Workers } from "../withWorkers.ts";
import { withWorkers } from "../withWorkers.ts";
import type { lintFormats } from "./lintFormats.ts";
import { lintGithub } from "./lintGithub.ts";
import { lintJunit } from "./lintJunit.ts";
import { lintMarkdown } from "./lintMarkdown.ts";
import { lintSarif } from "./lintSarif.ts";
import { lintText } from "./lintText.ts";
import type { LintedFolder } from "./placed.ts";

export interface LintOptions {
  readonly format: (typeof lintFormats)[number];
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
  /** Only these; all when there are none. */
  readonly rule: readonly string[];
  /** What was given are files; the datasets they are in are meant. */
  readonly changedFiles: boolean;
  /** Where the working folder's files can be seen, for thumbnails. */
  readonly imageBase?: string;
  readonly cache: boolean;
}

/** Prints what is wrong with datasets; 1 when the service would refuse one, or there are too many warnings. */
export async function lintFolders(
  given: readonly string[],
  options: LintOptions,
): Promise<ExitCode> {
  const folders = options.changedFiles ? datasetsOf(given) : given;
  const rules = wantedRules(options.rule);
  const progress = showProgress(process.stderr);
  const judge = async (workers: Workers, signal: AbortSignal) => {
    const datasets: LintedFolder[] = [];
    // One after another: each is already worked on by all workers.
    for (const folder of folders) {
      const { dataset, report } = await judgeFolder(folder, {
        workers,
        signal,
        onProgress: progress.update,
      });
      datasets.push({
        folder,
        dataset,
        report: rules ? onlyRules(report, rules) : report,
        manifestText: await manifestText(folder),
      });
    }
    return datasets;
  };
  const linted = await withWorkers(options.cache, judge).finally(progress.done);
  const tooMany = tooManyWarnings(linted, options.maxWarnings);
  process.stdout.write(await printed(linted, options, tooMany));
  if (tooMany !== undefined) note(`style-trainer: ${tooMany}`);
  const hasErrors = linted.some(({ report }) =>
    report.findings.some(({ severity }) => severity === "error"),
  );
  return hasErrors || tooMany !== undefined
    ? exitCodes.errorsFound
    : exitCodes.clean;
}

async function printed(
  linted: readonly LintedFolder[],
  { format, imageBase }: LintOptions,
  tooMany: string | undefined,
): Promise<string> {
  switch (format) {
    case "text":
      return lintText(linted, { isColoured: isColoured(process.stdout) });
    case "json":
      return `${JSON.stringify(lintReport(linted, version), null, 2)}\n`;
    case "sarif":
      return lintSarif(linted, await readFile(documentationFile, "utf8"));
    case "junit":
      return lintJunit(linted, tooMany);
    case "github":
      return lintGithub(linted);
    case "markdown":
      return lintMarkdown(linted, imageBase);
  }
}

/** Pictures elsewhere in a repository are nobody's dataset; those that are gone still change theirs. */
function datasetsOf(files: readonly string[]): readonly string[] {
  const folders = new Set(files.map((file) => path.dirname(file)));
  return [...folders].filter((folder) =>
    existsSync(path.join(folder, manifestFileName)),
  );
}

/** @throws a sentence when there is no such rule */
function wantedRules(
  rules: readonly string[],
): ReadonlySet<string> | undefined {
  const unknown = rules.find((rule) => !rulesById.has(rule));
  const problem = unknown === undefined ? "" : explainRule(unknown, "");
  if (typeof problem === "string" && problem !== "") throw new Error(problem);
  return rules.length === 0 ? undefined : new Set(rules);
}

function onlyRules(report: LintReport, rules: ReadonlySet<string>): LintReport {
  return {
    ...report,
    findings: report.findings.filter(({ rule }) => rules.has(rule)),
    accepted: report.accepted.filter(({ rule }) => rules.has(rule)),
  };
}

function tooManyWarnings(
  linted: readonly LintedFolder[],
  atMost: number | undefined,
): string | undefined {
  const count = linted
    .flatMap(({ report }) => report.findings)
    .filter(({ severity }) => severity === "warning").length;
  return atMost === undefined || count <= atMost
    ? undefined
    : `${plural(count, "warning")}; at most ${atMost} ${atMost === 1 ? "is" : "are"} allowed.`;
}

async function manifestText(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, manifestFileName), "utf8").catch(
    () => undefined,
  );
}
