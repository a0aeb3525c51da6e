import type {
  DatasetSnapshot,
  FromDatasetPage,
} from "../../shared/datasetPage.ts";

/** What every part of the page can do. */
export interface Page {
  readonly send: (message: FromDatasetPage) => void;
  readonly select: (file: string) => void;
  /** Marks several, so that something can be done to them together. */
  readonly selectAll: (files: readonly string[]) => void;
  readonly clear: () => void;
  /** Shows a pair large; focus comes back when it closes. */
  readonly compare: (keep: string, other: string) => void;
}

/** What is shown now, for parts that are drawn anew. */
export interface Shown {
  readonly snapshot: DatasetSnapshot;
  readonly selected: ReadonlySet<string>;
}
