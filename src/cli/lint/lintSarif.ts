import { createHash } from "node:crypto";
import type {
  Location,
  Log,
  ReportingDescriptor,
  Result,
  Suppression,
} from "sarif";
import { repository, version } from "../../../package.json";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import type { RuleEntry } from "../../core/lint/ruleCatalog.ts";
import { ruleCatalog } from "../../core/lint/ruleCatalog.ts";
import { explainRule } from "../../core/reports/ruleExplanation.ts";
import { english } from "../../core/words/text.ts";
import type { LintedFolder, Place } from "./placed.ts";
import { placeOf, ruleUrl } from "./placed.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
};

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0, see
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What the
 * manifest accepts is in it as suppressed.
 *
 * @param documentation docs/rules.md
 */
export function lintSarif(
  linted: readonly LintedFolder[],
  documentation: string,
): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "style-trainer",
            semanticVersion: version,
            informationUri: repository.url.replace(/\.git$/, ""),
            rules: ruleCatalog.map((rule) => descriptorOf(rule, documentation)),
          },
        },
        columnKind: "utf16CodeUnits",
        results: linted.flatMap((each) => [
          ...each.report.findings.map((finding) => resultOf(each, finding)),
          ...each.report.accepted.map((finding) => ({
            ...resultOf(each, finding),
            suppressions: [suppressionOf(each, finding)],
          })),
        ]),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf(
  { id, title, severity }: RuleEntry,
  documentation: string,
): ReportingDescriptor {
  const explained = explainRule(id, documentation);
  const text = typeof explained === "string" ? title : explained.explanation;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text },
    helpUri: ruleUrl(id),
    help: { text, markdown: text },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(folder: LintedFolder, finding: Finding): Result {
  const { rule, severity, message, file, related, data } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleCatalog.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: english(message) },
    locations: [locationOf(placeOf(folder, finding))],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...locationOf(placeOf(folder, { file: other })),
      })),
    }),
    // The same finding in a later run, whatever its numbers are by then.
    partialFingerprints: {
      "ruleAndFile/v1": createHash("sha256")
        .update(JSON.stringify([rule, placeOf(folder, { file }).file, related]))
        .digest("hex"),
    },
    properties: data,
  };
}

function suppressionOf(
  { dataset }: LintedFolder,
  { rule, file }: Finding,
): Suppression {
  const reason = dataset.manifest.accept.find(
    (each) => each.rule === rule && (each.file ?? null) === file,
  )?.reason;
  return { kind: "external", ...(reason && { justification: reason }) };
}

function locationOf({ file, line }: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: file.split("/").map(encodeURIComponent).join("/"),
      },
      region: { startLine: line },
    },
  };
}
