import type { ServiceFailure } from "../core/training/failure.ts";
import type { OutputFile } from "../core/training/job.ts";
import type { TrainingTask } from "../core/training/plan.ts";

/** A picture the service made. Its URL is kept for days only: fetch it at once. */
export interface GeneratedImage {
  readonly imageUUID?: string;
  /** Fetched without the key. */
  readonly url?: string;
  /** Instead of `url`, when the service delivers inline; base64 without prefix. */
  readonly base64?: string;
  /** Decimal digits: seeds exceed what a number holds exactly. */
  readonly seed?: string;
  readonly isUnsafe?: boolean;
}

/** What `getResponse` says about one task. */
export type PollAnswer =
  /** Nothing: not there, or nothing to tell yet. */
  | { readonly kind: "none" }
  | {
      readonly kind: "processing";
      /** Percent, 0 to 100. */
      readonly progress?: number;
      /** The service's word when it isn't "processing". */
      readonly statusWord?: string;
    }
  | {
      readonly kind: "succeeded";
      readonly air?: string;
      readonly costUSD?: number;
      readonly files: readonly OutputFile[];
      readonly images: readonly GeneratedImage[];
    }
  /** The task failed, for good. */
  | ({ readonly kind: "failed" } & ServiceFailure)
  /** Asking about this task failed; of the task itself it says nothing. */
  | ({ readonly kind: "unheard" } & ServiceFailure);

/** One picture to be made; one task makes one picture. */
export interface ImageTask {
  readonly taskUUID: string;
  /** The trained model's AIR. */
  readonly model: string;
  readonly positivePrompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: "low" | "high";
  readonly reference?: {
    readonly type: "sketch" | "reference";
    /** A data URI, an address or the UUID of a stored medium. */
    readonly image: string;
    /** With a sketch alone. */
    readonly strength?: number;
  };
  readonly outputFormat?: "JPG" | "PNG" | "WEBP";
}

/** A request for a picture is acknowledged, or answered at once. */
export type ImageAnswer =
  | { readonly kind: "accepted" }
  | Extract<PollAnswer, { readonly kind: "succeeded" | "failed" }>;

export interface UploadedMedia {
  readonly mediaUUID: string;
  readonly mediaURL?: string;
}

/** What to upload: text as it is, or a body produced while it is sent. */
export type MediaSource =
  | string
  | {
      /** Exact length of what `chunks` gives; base64 characters only. */
      readonly bytes: number;
      readonly chunks: () => AsyncIterable<Uint8Array>;
    };

export interface FoundModel {
  readonly air: string;
  readonly name?: string;
  readonly isPrivate?: boolean;
}

export interface Account {
  readonly balance?: number;
  readonly currency?: string;
  /** The only `provider` part the account's AIRs may have, when told. */
  readonly airSource?: string;
  readonly organizationName?: string;
}

export type ModelVisibility = "public" | "private" | "favorite" | "owned";

/** The service, one method per question. Every method throws `ServiceError`. */
export interface ServiceClient {
  /** Sent once, never again by itself. A `conflict` means it is there already. */
  submitTraining(body: TrainingTask, signal: AbortSignal): Promise<"accepted">;
  /** One request for all; every asked UUID has an answer. */
  poll(
    taskUUIDs: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, PollAnswer>>;
  /** The archive's answer about an old task; `processing`: known, not ended. */
  taskDetails(taskUUID: string, signal: AbortSignal): Promise<PollAnswer>;
  requestImages(task: ImageTask, signal: AbortSignal): Promise<ImageAnswer>;
  uploadMedia(
    media: MediaSource,
    signal: AbortSignal,
    onProgress?: (sentBytes: number) => void,
  ): Promise<UploadedMedia>;
  searchModels(
    query: {
      readonly search: string;
      readonly visibility?: ModelVisibility;
    },
    signal: AbortSignal,
  ): Promise<readonly FoundModel[]>;
  account(signal: AbortSignal): Promise<Account>;
  /** Validated and priced, not executed; a missing price isn't an error. */
  dryRunTraining(
    body: TrainingTask,
    signal: AbortSignal,
  ): Promise<{ readonly costUSD?: number }>;
}
