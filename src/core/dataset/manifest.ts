import type { Quality, ReferenceType } from "../limits.ts";

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
  /** The other image of a pair; whichever of the two is better, and stays so. */
  readonly like?: string;
  readonly reason: string;
}

/** How the name of a file of prompts ends, which several datasets can share. */
export const promptFileName = "style-prompts.json";

/** A picture to generate when a trained model is judged. */
export interface TestPrompt {
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  readonly reference?: PromptReference;
  /** For people: what it tries, what to look at. */
  readonly notes?: string;
}

/** A picture that is sent along with a prompt. */
export interface PromptReference {
  /** `sketch`: what to draw; `reference`: what to be guided by. */
  readonly type: ReferenceType;
  /** Path from the dataset's folder, with `/`; never out of it. */
  readonly image: string;
  /** How closely a sketch is followed, 0 to 1; absent: as the service likes. */
  readonly strength?: number;
  /** What reading the file said; absent in what wasn't read from a folder. */
  readonly found?: ReferenceFile;
}

/** The file of a reference, as it is now. */
export type ReferenceFile =
  | {
      readonly kind: "readable";
      readonly bytes: number;
      /** Of its bytes, hexadecimal. */
      readonly sha256: string;
    }
  | { readonly kind: "too-large"; readonly bytes: number }
  | { readonly kind: "missing" | "outside" | "not-a-picture" | "unreadable" };

/** A file of prompts beside the manifest, or above it for several datasets. */
export interface PromptFile {
  /** Path from the dataset's folder, with `/`. */
  readonly file: string;
  /** Prompts of the manifest from this index on stand in the file. */
  readonly from: number;
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
  /** The manifest's own, then those of the file it names. */
  readonly prompts: readonly TestPrompt[];
  readonly promptFile?: PromptFile;
  /** Pictures of each prompt on each model version. */
  readonly imagesPerPrompt: number;
}

/** What comes at once from one prompt differs; more than this says little more. */
export const maxImagesPerPrompt = 8;

/** A folder without a manifest is linted as if it had this one. */
export const emptyManifest: Manifest = {
  brief: { constants: [] },
  model: {},
  exclude: [],
  accept: [],
  provenance: new Map(),
  prompts: [],
  imagesPerPrompt: 1,
};
