/** The append-only history of a dataset, beside its manifest. */
export const lockFileName = "style-dataset.lock.json";

/** One packaged state of a dataset and, later, the model it became. */
export interface Version {
  /** The model's AIR and version at packaging, when the manifest had them. */
  readonly air?: string;
  readonly version?: string;
  /** ISO 8601, UTC. */
  readonly packagedAt: string;
  readonly zip: {
    readonly file: string;
    readonly bytes: number;
    readonly sha256: string;
  };
  /** In the ZIP's order. */
  readonly images: readonly {
    readonly file: string;
    /** Name inside the ZIP. */
    readonly entry: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly training?: {
    readonly taskUUID: string;
    readonly submittedAt: string;
    readonly outcome?: "succeeded" | "failed";
    readonly finishedAt?: string;
    /** The AIR the service returned. */
    readonly air?: string;
    readonly costUSD?: number;
    /** What the service made of it; addresses there live for a while only. */
    readonly files?: readonly TrainedFile[];
    /** Why it failed, in the service's own words. */
    readonly failure?: {
      readonly code?: string;
      readonly message: string;
      /** The request's field it is about. */
      readonly parameter?: string;
    };
    readonly rehearsal?: boolean;
  };
}

/** A file of a trained model, at the service and perhaps here as well. */
export interface TrainedFile {
  readonly url: string;
  readonly uuid?: string;
  /** Where its download is, relative to the dataset; with `/`. */
  readonly file?: string;
  readonly bytes?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
}

export interface Lock {
  readonly lockVersion: 1;
  readonly versions: readonly Version[];
}

export const emptyLock: Lock = { lockVersion: 1, versions: [] };
