import type { Hosting } from "../dataset/manifest.ts";
import { limits } from "../limits.ts";

/** Which service a training goes to. A rehearsal costs nothing and says so. */
export interface TrainingService {
  readonly kind: "runware" | "rehearsal";
  readonly endpoint: string;
}

/** Everything the user confirmed, before anything leaves the machine. */
export interface TrainingPlan {
  /** UUID v4; the only identity the training has at the service. */
  readonly taskUUID: string;
  readonly service: TrainingService;
  readonly dataset: { readonly folder: string; readonly name: string };
  readonly model: {
    readonly air: string;
    readonly name: string;
    readonly version?: string;
    readonly private: boolean;
    readonly shortDescription?: string;
    readonly heroImageURL?: string;
  };
  readonly zip: {
    readonly file: string;
    readonly bytes: number;
    /** Hexadecimal. */
    readonly sha256: string;
  };
  readonly hosting: Hosting;
  readonly webhookURL?: string;
}

/** The training request as it goes over the wire. */
export interface TrainingTask {
  readonly taskType: "training";
  readonly taskUUID: string;
  readonly model: string;
  readonly includeCost: boolean;
  readonly webhookURL?: string;
  readonly inputs: { readonly dataset: string };
  readonly importModel: {
    readonly air: string;
    readonly name: string;
    readonly version?: string;
    readonly uniqueIdentifier: string;
    readonly private: boolean;
    readonly shortDescription?: string;
    readonly heroImageURL?: string;
  };
}

/**
 * The exact body for a plan, once the ZIP is at `dataset` (URL or media UUID).
 * Keys the documentation doesn't declare are refused by the service, so there
 * are none; `private` is always said, since documents disagree on its default.
 */
export function trainingTask(
  plan: TrainingPlan,
  dataset: string,
): TrainingTask {
  const { air, name, version, shortDescription, heroImageURL } = plan.model;
  return {
    taskType: "training",
    taskUUID: plan.taskUUID,
    model: limits.trainerModel,
    includeCost: true,
    ...(plan.webhookURL !== undefined && { webhookURL: plan.webhookURL }),
    inputs: { dataset },
    importModel: {
      air,
      name,
      ...(version !== undefined && { version }),
      // Older clients refuse trainings without it, and deleting may need it.
      uniqueIdentifier: plan.zip.sha256,
      private: plan.model.private,
      ...(shortDescription !== undefined && { shortDescription }),
      ...(heroImageURL !== undefined && { heroImageURL }),
    },
  };
}
