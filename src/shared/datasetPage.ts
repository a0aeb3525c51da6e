import type { DatasetPageStrings } from "./datasetPageStrings.ts";

export type PageSeverity = "error" | "warning" | "information";

export interface PageSwatch {
  /** `#rrggbb`. */
  readonly colour: string;
  /** 0 to 1. */
  readonly share: number;
}

/** What lint says, in words. */
export interface PageFinding {
  readonly rule: string;
  /** A few words, for chips. */
  readonly title: string;
  readonly severity: PageSeverity;
  readonly message: string;
  /** null: the whole dataset. */
  readonly file: string | null;
  /** The images a finding on the dataset is about; empty for the others. */
  readonly images: readonly string[];
}

/** An image of the folder, in the dataset or left out. */
export interface PageImage {
  readonly file: string;
  /** Address of the small picture inside the page; absent when there is none. */
  readonly thumbnail?: string;
  /** Address of the file itself. */
  readonly full: string;
  /** Size and format in words. */
  readonly about: string;
  /** Pixels, upright; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  readonly isExcluded: boolean;
  /** Why it is left out, when the manifest says. */
  readonly reason?: string;
  /** Higher for less typical images; absent: nothing can be said. */
  readonly score?: number;
  readonly isOutlier: boolean;
  /** How it differs from the others, the strongest first. */
  readonly reasons: readonly string[];
  readonly palette: readonly PageSwatch[];
  /** Where it stands on the style map, 0 to 1 from the left and the top. */
  readonly place?: { readonly x: number; readonly y: number };
  /** What it was made from. */
  readonly prompt?: string;
}

/** Two images of which one should go. */
export interface PagePair {
  readonly keep: string;
  readonly other: string;
  readonly title: string;
  /** What lint says, and which to keep. */
  readonly message: string;
  /** How `keep` is turned to lie like `other`: mirrored first, then clockwise. */
  readonly turn: { readonly degrees: number; readonly isMirrored: boolean };
}

/** What the set looks like on the whole. */
export interface PageLook {
  /** Images that were measured. */
  readonly of: number;
  readonly orientations: {
    readonly landscape: number;
    readonly square: number;
    readonly portrait: number;
  };
  readonly keys: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  };
  /** Share of the colour in twelve sectors of the wheel, from red on. */
  readonly hues: readonly number[];
  /** Share of what attracts the eye in 8 × 8 cells, in rows from the top. */
  readonly attention: readonly number[];
  /** Shares that chance alone would give. */
  readonly chance: { readonly low: number; readonly high: number };
}

/** How far the looking is; total is 0 at first. */
export interface PageReading {
  readonly done: number;
  readonly total: number;
}

/** Everything the page shows; always complete. */
export interface DatasetSnapshot {
  /** Which dataset; the page keeps it, so that a reload finds back. */
  readonly id: string;
  readonly title: string;
  /** What the user says the style is. */
  readonly summary?: string;
  /** How many images against the service's limits, in words. */
  readonly count: string;
  /** Images the service would train on. */
  readonly usable: number;
  /** "1 error, 2 warnings", in words. */
  readonly verdict: string;
  readonly worst: PageSeverity | "none";
  /** In the order of their names. */
  readonly images: readonly PageImage[];
  /** Errors first. */
  readonly findings: readonly PageFinding[];
  readonly pairs: readonly PagePair[];
  /** Of the images in the dataset. */
  readonly palette: readonly PageSwatch[];
  /** Of the images in the dataset; absent until one is measured. */
  readonly look?: PageLook;
  /** Present while images are being looked at. */
  readonly reading?: PageReading | undefined;
  /** Why the dataset can't be read. */
  readonly failure?: string;
  readonly strings: DatasetPageStrings;
}

export type ToDatasetPage =
  | { readonly type: "snapshot"; readonly snapshot: DatasetSnapshot }
  /** Nothing else of the last snapshot changed; null: the looking is over. */
  | { readonly type: "reading"; readonly reading: PageReading | null };

export type FromDatasetPage =
  | { readonly type: "ready" }
  | { readonly type: "package" | "submit" | "openManifest" }
  | { readonly type: "open"; readonly file: string }
  | {
      readonly type: "exclude" | "include";
      readonly files: readonly string[];
    }
  | {
      readonly type: "accept";
      readonly rule: string;
      readonly file: string | null;
    }
  /** What the rule found is meant. */
  | { readonly type: "intend"; readonly rule: string }
  | { readonly type: "openRule"; readonly rule: string };
