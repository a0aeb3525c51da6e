import type { Hosting, Manifest } from "../dataset/manifest.ts";
import type { TrainingPlan } from "./plan.ts";

/** What a training needs to know beside the images. */
export interface Registration {
  readonly model: TrainingPlan["model"];
  readonly hosting: Hosting;
}

/**
 * What a manifest registers without anybody being asked: a model that the
 * account alone sees, by way of the service's own storage, unless it says so
 * otherwise.
 *
 * @param datasetName names a model that has no name
 * @returns undefined when the manifest has no AIR, which can't be guessed
 */
export function registrationOf(
  { model, hosting }: Manifest,
  datasetName: string,
): Registration | undefined {
  const { air } = model;
  if (air === undefined) return undefined;
  return {
    model: {
      ...model,
      air,
      name: model.name ?? datasetName,
      private: model.private ?? true,
    },
    hosting: hosting ?? { kind: "runware" },
  };
}
