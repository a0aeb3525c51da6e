import type { Dataset } from "../dataset/facts.ts";
import type { ModelRegistration } from "../dataset/manifest.ts";
import { includedImages } from "../dataset/membership.ts";
import { packagingFormat, planPackage } from "../dataset/packagePlan.ts";
import type { LintReport } from "../lint/lint.ts";
import { english } from "../words/text.ts";

/** What packaging a dataset would make, before a byte is written. */
export interface PackageReport {
  readonly name: string;
  /** Whether the service would take it, as far as can be told here. */
  readonly ready: boolean;
  /** Why it can't be packaged, or would be refused. */
  readonly obstacles: readonly string[];
  readonly warnings: readonly string[];
  /** The exact size of the ZIP. */
  readonly zipBytes: number;
  /** How images become the bytes of the ZIP. */
  readonly format: number;
  /** In the ZIP's order. */
  readonly images: readonly {
    readonly file: string;
    /** Name inside the ZIP. */
    readonly entry: string;
    readonly bytes: number;
    /** Hexadecimal. */
    readonly sha256: string;
  }[];
  readonly leftOut: readonly string[];
  /** What the manifest says of the model to be. */
  readonly model: ModelRegistration;
}

/** Pure: the same facts and findings give the same report. */
export function packageReport(
  dataset: Dataset,
  { findings }: Pick<LintReport, "findings">,
): PackageReport {
  const { entries, zipBytes, refusals } = planPackage(
    dataset,
    includedImages(dataset),
  );
  const said = (severity: "error" | "warning") =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ message }) => english(message));
  const obstacles = [
    ...new Set([
      ...refusals.map(({ message }) => english(message)),
      ...said("error"),
    ]),
  ];
  return {
    name: dataset.manifest.name ?? dataset.folderName,
    ready: obstacles.length === 0,
    obstacles,
    warnings: said("warning"),
    zipBytes,
    format: packagingFormat,
    images: entries.map(({ file, entry, bytes, sha256 }) => ({
      file,
      entry,
      bytes,
      sha256,
    })),
    leftOut: dataset.manifest.exclude.map(({ file }) => file),
    model: dataset.manifest.model,
  };
}
