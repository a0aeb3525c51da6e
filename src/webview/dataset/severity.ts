import type { PageFinding, PageSeverity } from "../../shared/datasetPage.ts";
import type { DatasetPageStrings } from "../../shared/datasetPageStrings.ts";
import type { IconName } from "../parts/icon.ts";

export const severityIcons: Readonly<Record<PageSeverity, IconName>> = {
  error: "error",
  warning: "failed",
  information: "information",
};

export function severityWord(
  severity: PageSeverity,
  strings: DatasetPageStrings,
): string {
  switch (severity) {
    case "error":
      return strings.severityError;
    case "warning":
      return strings.severityWarning;
    case "information":
      return strings.severityInformation;
  }
}

/** What lint says of one image, the worst first. */
export function findingsOn(
  findings: readonly PageFinding[],
  file: string | null,
): readonly PageFinding[] {
  return findings.filter((finding) => finding.file === file);
}
