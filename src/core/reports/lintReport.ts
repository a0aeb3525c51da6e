import type { Dataset, ImageFacts } from "../dataset/facts.ts";
import { includedImages } from "../dataset/membership.ts";
import type { Finding } from "../lint/finding.ts";
import type { LintReport } from "../lint/lint.ts";
import { english } from "../words/text.ts";

/** One folder, read and judged. */
export interface LintedDataset {
  /** As it was given. */
  readonly folder: string;
  readonly dataset: Dataset;
  readonly report: LintReport;
}

/** What `lint --format json` prints; documented by media/schemas/lint-report.schema.json. */
export interface JsonReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly datasets: readonly {
    readonly folder: string;
    readonly name: string;
    /** The included images, those the service would refuse among them. */
    readonly images: readonly JsonImage[];
    /** Up to three files, the least typical first, whatever the findings. */
    readonly leastTypical: readonly string[];
    readonly findings: readonly JsonFinding[];
  }[];
}

interface JsonImage {
  readonly file: string;
  /** By content; null when it isn't a picture or can't be read. */
  readonly format: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly style: {
    /** Higher for less typical images; 0 when nothing can be said. */
    readonly score: number;
    readonly outlier: boolean;
    readonly reasons: readonly string[];
  };
}

export interface JsonFinding extends Pick<
  Finding,
  "rule" | "severity" | "file" | "related" | "data"
> {
  /** A sentence with the number and the limit. */
  readonly message: string;
}

/** @param version of this program */
export function lintReport(
  linted: readonly LintedDataset[],
  version: string,
): JsonReport {
  return {
    tool: { name: "style-trainer", version },
    datasets: linted.map(({ folder, dataset, report }) => ({
      folder,
      name: dataset.manifest.name ?? dataset.folderName,
      images: includedImages(dataset).map((image) => jsonImage(image, report)),
      leastTypical: report.leastTypical,
      findings: report.findings.map(
        ({ rule, severity, file, message, related, data }) => ({
          rule,
          severity,
          file,
          message: english(message),
          related,
          data,
        }),
      ),
    })),
  };
}

function jsonImage(
  { file, header, bytes, sha256 }: ImageFacts,
  { style }: LintReport,
): JsonImage {
  const { score, outlier, reasons } = style.get(file) ?? {
    score: 0,
    outlier: false,
    reasons: [],
  };
  return {
    file,
    format: header?.format ?? null,
    width: header?.width ?? null,
    height: header?.height ?? null,
    bytes,
    sha256: sha256 ?? null,
    style: { score, outlier, reasons: reasons.map(english) },
  };
}
