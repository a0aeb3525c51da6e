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
    readonly rehearsal?: boolean;
  };
}

export interface Lock {
  readonly lockVersion: 1;
  readonly versions: readonly Version[];
}

export const emptyLock: Lock = { lockVersion: 1, versions: [] };
