import type * as vscode from "vscode";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { LintReport } from "../../core/lint/lint.ts";

/** What is being done about a dataset right now. */
export type DatasetWork =
  | { readonly kind: "none" }
  | {
      readonly kind: "reading";
      /** The files' names and sizes, then what is in the images. */
      readonly step: "listing" | "measuring";
      readonly done: number;
      /** 0 until it is known. */
      readonly total: number;
    }
  | { readonly kind: "failed"; readonly message: string };

/** A dataset as it was last read and judged. */
export interface Linted {
  readonly dataset: Dataset;
  readonly report: LintReport;
}

/** A dataset of the workspace, as tree, Problems and commands see it. */
export interface DatasetState {
  readonly folder: vscode.Uri;
  readonly manifest: vscode.Uri;
  /** The manifest's name, or the folder's. */
  readonly name: string;
  readonly work: DatasetWork;
  /** Undefined until it was read for the first time. */
  readonly linted: Linted | undefined;
}
