import { includedImages } from "../../core/dataset/membership.ts";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import { minJudgedImages } from "../../core/style/judgeStyle.ts";
import { plural, shownName } from "../../core/text.ts";
import type { LintedDataset } from "../../core/reports/lintReport.ts";
import { english } from "../../core/words/text.ts";

const severities: readonly Severity[] = ["error", "warning", "information"];

/** Standard terminal colours: red, yellow, blue; and what is less important. */
const codes: Readonly<Record<Severity | "dim" | "bold", string>> = {
  error: "31",
  warning: "33",
  information: "34",
  dim: "2",
  bold: "1",
};

type Paint = (style: keyof typeof codes, text: string) => string;

/** Findings for people: by dataset, what is about the whole of it first, then by image. */
export function lintText(
  linted: readonly LintedDataset[],
  { isColoured }: { readonly isColoured: boolean },
): string {
  const paint: Paint = (style, text) =>
    isColoured ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
  return linted.map((each) => `${ofDataset(each, paint)}\n`).join("\n");
}

function ofDataset(
  { folder, dataset, report }: LintedDataset,
  paint: Paint,
): string {
  const images = plural(includedImages(dataset).length, "image");
  const accepted =
    report.accepted.length > 0 ? [`${report.accepted.length} accepted`] : [];
  const counts = [images, ...countsOf(report.findings), ...accepted];
  const lines = [`${paint("bold", folder)}: ${counts.join(", ")}`];
  for (const [file, findings] of byFile(report.findings)) {
    if (file !== null) lines.push(`  ${shownName(file)}`);
    const indentation = file === null ? "  " : "    ";
    for (const { severity, message, rule } of findings) {
      const label = paint(severity, severity.padEnd(longestSeverity));
      lines.push(
        `${indentation}${label}  ${english(message)}  ${paint("dim", rule)}`,
      );
    }
  }
  return [...lines, ...leastTypical(report, paint)].join("\n");
}

/** Whatever the verdict: what deserves a look first, and why. */
function leastTypical(
  { style, leastTypical: files }: LintReport,
  paint: Paint,
): readonly string[] {
  if (style.size === 0) return [];
  if (style.size < minJudgedImages) {
    const few = `Style: nothing can be said of fewer than ${minJudgedImages} images.`;
    return [`  ${paint("dim", few)}`];
  }
  if (files.length === 0) return [];
  return [
    `  ${paint("dim", "Least typical in style, whatever the findings:")}`,
    ...files.map((file) => {
      const reason = style.get(file)?.reasons[0];
      return `    ${shownName(file)}${reason === undefined ? "" : paint("dim", `  ${english(reason)}`)}`;
    }),
  ];
}

const longestSeverity = Math.max(...severities.map(({ length }) => length));

function countsOf(findings: readonly Finding[]): readonly string[] {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  const information = count("information");
  return [
    plural(count("error"), "error"),
    plural(count("warning"), "warning"),
    ...(information > 0 ? [plural(information, "note")] : []),
  ];
}

/** The dataset's own first, then files in the order they first appear. */
function byFile(
  findings: readonly Finding[],
): ReadonlyMap<string | null, readonly Finding[]> {
  const groups = new Map<string | null, Finding[]>([[null, []]]);
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
