import type { Quality } from "../limits.ts";

/** The committed text file that makes a folder a dataset. */
export const manifestFileName = "style-dataset.json";

/** An image left out of the dataset; the file itself stays where it is. */
export interface Exclusion {
  readonly file: string;
  readonly reason?: string;
}

/** A finding the user has seen and lives with. Without `file`: the dataset's. */
export interface Acceptance {
  readonly rule: string;
  readonly file?: string;
  readonly reason: string;
}

/** A picture to generate when a trained model is judged. */
export interface TestPrompt {
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
}

/**
 * How the service gets at the ZIP: by the service's own media storage, from an
 * address of the user's, or from a bucket by a signed address.
 */
export type Hosting =
  | { readonly kind: "runware" }
  | { readonly kind: "url"; readonly url: string }
  | ({ readonly kind: "s3" } & S3Place);

/** Where in an S3-compatible storage packages are put. */
export interface S3Place {
  /** An origin: https, or this machine. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** A folder within the bucket, without `/` at either end. */
  readonly prefix?: string;
}

/** What the service registers after the training: `importModel`. */
export interface ModelRegistration {
  readonly air?: string;
  readonly name?: string;
  readonly version?: string;
  /** Sent explicitly; the documents disagree about its default. */
  readonly private?: boolean;
  readonly shortDescription?: string;
  readonly heroImageURL?: string;
}

/** What the user says the style is, so that it isn't reported as an accident. */
export interface Brief {
  readonly summary?: string;
  /** Names of consistency rules that are meant: `low-key`, `dominant-hue`… */
  readonly constants: readonly string[];
}

/** The manifest after parsing: absent parts have their defaults. */
export interface Manifest {
  readonly name?: string;
  readonly brief: Brief;
  readonly model: ModelRegistration;
  readonly hosting?: Hosting;
  readonly webhookURL?: string;
  readonly exclude: readonly Exclusion[];
  readonly accept: readonly Acceptance[];
  /** The prompt that made an image, by file name. */
  readonly provenance: ReadonlyMap<string, string>;
  readonly prompts: readonly TestPrompt[];
}

/** A folder without a manifest is linted as if it had this one. */
export const emptyManifest: Manifest = {
  brief: { constants: [] },
  model: {},
  exclude: [],
  accept: [],
  provenance: new Map(),
  prompts: [],
};
