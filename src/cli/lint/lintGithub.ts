import type { Severity } from "../../core/lint/finding.ts";
import { english } from "../../core/words/text.ts";
import type { LintedFolder } from "./placed.ts";
import { placeOf } from "./placed.ts";

const commands: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  information: "notice",
};

/**
 * Findings as workflow commands, which GitHub shows at the files they are
 * about, see
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
 */
export function lintGithub(linted: readonly LintedFolder[]): string {
  return linted
    .flatMap((folder) =>
      folder.report.findings.map((finding) => {
        const { severity, rule, message } = finding;
        const { file, line } = placeOf(folder, finding);
        return `::${commands[severity]} file=${property(file)},line=${line},title=${property(rule)}::${data(english(message))}\n`;
      }),
    )
    .join("");
}

function data(text: string): string {
  return text
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
