import type { Repeat } from "../core/evaluation/copiedFrom.ts";
import type { Choice } from "../core/evaluation/votes.ts";
import type { TestImagesStrings } from "./testImagesStrings.ts";

/** A row of the page. */
export interface PromptRow {
  readonly key: string;
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: "low" | "high";
  /** The picture it is sent with, in words. */
  readonly reference?: string;
  /** The user's own. */
  readonly notes?: string;
}

/** A column of the page. */
export interface VersionColumn {
  readonly air: string;
  /** Short, for the head of the column. */
  readonly label: string;
  readonly isNewest: boolean;
}

/** A copy of a picture that is quicker to decode. */
export interface SmallCopy {
  /** Address inside the page. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
}

/** One picture of a prompt on a version. */
export type ImageCell =
  | { readonly state: "missing" }
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly message: string }
  | {
      readonly state: "ready";
      /** Address of the picture inside the page. */
      readonly src: string;
      /** For the grid, smallest first; none: not made yet. */
      readonly small: readonly SmallCopy[];
      /** Name of the file. */
      readonly file: string;
      readonly costUSD?: number;
      /** Decimal digits. */
      readonly seed?: string;
      /** The service's own check called it unsafe. */
      readonly isUnsafe?: boolean;
      /** The training picture it repeats. */
      readonly repeats?: Repeat;
    };

/** How close one version comes to its training pictures. */
export interface ModelEvidence {
  readonly air: string;
  /** Instead of axes: why there is nothing to say. */
  readonly note?: string;
  readonly axes: readonly {
    readonly label: string;
    readonly verdict: string;
    readonly numbers: string;
    /** Mean distance of each training picture to the others. */
    readonly training: readonly number[];
    /** Of each test picture to the training pictures, in the same unit. */
    readonly outputs: readonly number[];
  }[];
}

/** A version against the next older one, in words. */
export interface PageChange {
  readonly newer: string;
  readonly older: string;
  /** What changed and what it did, in one line. */
  readonly line: string;
  /** Empty: not known. */
  readonly dataset: string;
  readonly style: string;
}

/** Where the votes between two versions stand, in sentences; AIRs. */
export interface Standing {
  readonly newer: string;
  readonly older: string;
  readonly text: string;
}

/** What measuring the test pictures says. */
export type PageEvidence =
  | { readonly kind: "none" }
  | { readonly kind: "failed" }
  | {
      readonly kind: "measuring";
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: "found";
      readonly models: readonly ModelEvidence[];
      readonly changes: readonly PageChange[];
    };

/** One of the pictures the newest model was, or would be, trained on. */
export interface TrainingPicture {
  /** Name of the file. */
  readonly file: string;
  /** Address of the picture inside the page. */
  readonly src: string;
}

/** Prompt key → AIR → its pictures, the first one first; what isn't listed is missing. */
export type ImageCells = Readonly<
  Record<string, Readonly<Record<string, readonly ImageCell[]>>>
>;

/**
 * Everything the page shows. Always complete: what is posted while a page is
 * hidden is lost, so nothing may depend on an earlier message.
 */
export interface TestImagesSnapshot {
  /** Which dataset; the page keeps it, so that a reload finds back. */
  readonly id: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly prompts: readonly PromptRow[];
  /** Newest first. */
  readonly versions: readonly VersionColumn[];
  /** Whether there are other versions to put beside these. */
  readonly canAddVersion: boolean;
  /** How many pictures each cell is to have. */
  readonly imagesPerPrompt: number;
  readonly cells: ImageCells;
  /** The dataset's pictures, those left out excepted. */
  readonly training: readonly TrainingPicture[];
  /** In the order they were given. */
  readonly votes: readonly Choice[];
  /** Of each two versions. */
  readonly standings: readonly Standing[];
  /** Lines of the file of votes that can't be used. */
  readonly damagedVotes: number;
  readonly evidence: PageEvidence;
  /** Present while pictures are being made. */
  readonly running?: { readonly done: number; readonly total: number };
  readonly strings: TestImagesStrings;
}

export interface ToTestImages {
  readonly type: "snapshot";
  readonly snapshot: TestImagesSnapshot;
}

export type FromTestImages =
  | { readonly type: "ready" }
  | { readonly type: "generateMissing" }
  | { readonly type: "stop" }
  | { readonly type: "editPrompts" }
  | { readonly type: "addStarterPrompts" }
  | { readonly type: "addVersion" }
  | { readonly type: "saveReport" }
  | { readonly type: "undoVote" }
  | { readonly type: "openVotes" }
  | ({ readonly type: "vote" } & Choice)
  | { readonly type: "copyPrompt"; readonly key: string }
  /** The page names a cell; which file that is, the host knows. */
  | {
      readonly type:
        | "open"
        | "reveal"
        | "retry"
        | "saveAs"
        | "copyRequest"
        | "generateAsset";
      readonly key: string;
      readonly air: string;
      /** Which of its pictures, from 1; absent: 1. */
      readonly index?: number;
    };
