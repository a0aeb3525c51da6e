import { createHash } from "node:crypto";
import { repository, version } from "../../../package.json";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import { ruleCatalog } from "../../core/lint/ruleCatalog.ts";
import { explainRule } from "../../core/reports/ruleExplanation.ts";
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
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "style-trainer",
            semanticVersion: version,
            informationUri: repository.url.replace(/\.git$/, ""),
            rules: ruleCatalog.map(({ id, title, severity }) => ({
              id,
              shortDescription: { text: title },
              helpUri: ruleUrl(id),
              help: helpFor(id, title, documentation),
              defaultConfiguration: { level: levels[severity] },
            })),
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

function helpFor(
  id: string,
  title: string,
  documentation: string,
): { readonly text: string; readonly markdown?: string } {
  const explained = explainRule(id, documentation);
  return typeof explained === "string" || explained.explanation === ""
    ? { text: title }
    : { text: explained.explanation, markdown: explained.explanation };
}

function resultOf(folder: LintedFolder, finding: Finding) {
  const { rule, severity, message, file, related, data } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleCatalog.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
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
): { readonly kind: "external"; readonly justification?: string } {
  const reason = dataset.manifest.accept.find(
    (each) => each.rule === rule && (each.file ?? null) === file,
  )?.reason;
  return { kind: "external", ...(reason && { justification: reason }) };
}

function locationOf({ file, line }: Place) {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: file.split("/").map(encodeURIComponent).join("/"),
      },
      region: { startLine: line },
    },
  };
}
