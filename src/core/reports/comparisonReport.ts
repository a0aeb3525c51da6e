import type { DatasetDiff } from "../dataset/datasetDiff.ts";
import type { Repeat } from "../evaluation/copiedFrom.ts";
import type { ModelCloseness } from "../evaluation/closeness.ts";
import type { ModelChange } from "../evaluation/compareModels.ts";

/** What measuring test images says of models, and of one against the next older. */
export interface ComparisonReport {
  readonly dataset: string;
  /** Drawn on this machine by the rehearsal, not by models. */
  readonly rehearsal: boolean;
  /** Newest first. */
  readonly versions: readonly ComparedVersion[];
  readonly changes: readonly ComparedPair[];
}

export interface ComparedVersion {
  readonly air: string;
  /** Its label, as in the manifest. */
  readonly version?: string;
  /** How many test images there are of it. */
  readonly images: number;
  /** How close it comes to its training images, axis by axis. */
  readonly closeness: ModelCloseness;
  /** Test images that repeat a training image. */
  readonly copies: readonly {
    readonly image: string;
    readonly training: string;
    /** `copy`: the picture itself; `layout`: where things are, drawn in another way. */
    readonly kind: Repeat["kind"];
    readonly isMirrored: boolean;
  }[];
}

export interface ComparedPair {
  readonly newer: string;
  readonly older: string;
  readonly style: ModelChange;
  /** Absent when the history doesn't have both. */
  readonly dataset?: DatasetDiff;
}
