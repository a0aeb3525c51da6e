import type { Lock } from "../dataset/lock.ts";
import type { ModelVersion } from "./planEvaluation.ts";

/**
 * The models a dataset became, newest first, one for each AIR: those of the
 * service, or those that were only rehearsed.
 */
export function trainedVersions(
  lock: Lock,
  rehearsal: boolean,
): readonly ModelVersion[] {
  const versions = new Map<string, ModelVersion>();
  for (const { air, version, training } of [...lock.versions].reverse()) {
    const trained = training?.air ?? air;
    if (training?.outcome !== "succeeded" || trained === undefined) continue;
    if ((training.rehearsal ?? false) !== rehearsal) continue;
    if (versions.has(trained)) continue;
    versions.set(trained, {
      air: trained,
      ...(version !== undefined && { modelVersion: version }),
    });
  }
  return [...versions.values()];
}
