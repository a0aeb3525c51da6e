import type { Severity } from "../lint/finding.ts";
import type { Manifest } from "./manifest.ts";

/** The append-only history of a dataset, beside its manifest. */
export const lockFileName = "style-dataset.lock.json";

/** Of the file; what an earlier one wrote is read and written anew as this one. */
export const lockVersion = 3;

/** One packaged state of a dataset and, later, the model it became. */
export interface Version {
  /** The model's AIR and version at packaging, or those it was trained as. */
  readonly air?: string;
  readonly version?: string;
  /** ISO 8601, UTC. */
  readonly packagedAt: string;
  readonly zip: {
    /** From the dataset's folder; the name alone when it lies elsewhere. */
    readonly file: string;
    readonly bytes: number;
    readonly sha256: string;
    /** How images become bytes; absent in what was written before it was counted. */
    readonly format?: number;
  };
  /** In the ZIP's order. */
  readonly images: readonly VersionImage[];
  /** As it was at packaging; absent in what an earlier lock noted. */
  readonly manifest?: VersionManifest;
  /** What lint said at packaging, accepted findings aside. */
  readonly findings?: readonly VersionFinding[];
  /** Absent: not in a git repository, or not asked. */
  readonly git?: VersionCommit;
  readonly training?: VersionTraining;
  /** Oldest first. */
  readonly evaluations?: readonly VersionEvaluation[];
}

export interface VersionImage {
  readonly file: string;
  /** Name inside the ZIP. */
  readonly entry: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What of a manifest makes a version; how it is sent is left aside. */
export type VersionManifest = Omit<
  Manifest,
  "hosting" | "webhookURL" | "promptFile" | "imagesPerPrompt"
>;

export interface VersionFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Absent: the dataset's. */
  readonly file?: string;
  readonly message: string;
}

export interface VersionCommit {
  /** Absent: nothing was committed yet. */
  readonly commit?: string;
  /** Whether images and manifest were as committed. */
  readonly clean: boolean;
}

export interface VersionTraining {
  readonly taskUUID: string;
  readonly submittedAt: string;
  readonly outcome?: "succeeded" | "failed";
  readonly finishedAt?: string;
  /** The AIR the service returned. */
  readonly air?: string;
  readonly costUSD?: number;
  /** What the service made of it; where it lies there is in no lock. */
  readonly files?: readonly TrainedFile[];
  /** Why it failed, in the service's own words. */
  readonly failure?: {
    readonly code?: string;
    readonly message: string;
    /** The request's field it is about. */
    readonly parameter?: string;
  };
  readonly rehearsal?: boolean;
}

/** Test images that were made with the trained model. */
export interface VersionEvaluation {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly images: number;
  readonly failed: number;
  readonly costUSD?: number;
}

/**
 * A file of a trained model, in the order the service named them. Its address
 * may let whoever reads the repository at the model, so the lock hasn't got it;
 * the journal has. Empty: it was never downloaded.
 */
export interface TrainedFile {
  /** Where its download is, relative to the dataset; with `/`. */
  readonly file?: string;
  readonly bytes?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
}

export interface Lock {
  /** In the order they were packaged. */
  readonly versions: readonly Version[];
}

export const emptyLock: Lock = { versions: [] };
