import type { DatasetDiff } from "../dataset/datasetDiff.ts";
import { diffStates, stateOfVersion } from "../dataset/datasetDiff.ts";
import type { ImageFacts } from "../dataset/facts.ts";
import type { Lock, Version } from "../dataset/lock.ts";
import type { Cause } from "./cause.ts";
import { causeBetween } from "./cause.ts";
import type { ModelCloseness } from "./closeness.ts";
import type { ModelChange } from "./compareModels.ts";
import type { Repeat } from "./copiedFrom.ts";

/** What measuring the test images of some versions says. */
export interface Evidence {
  /** By AIR. */
  readonly closeness: ReadonlyMap<string, ModelCloseness>;
  /** Each version against the next older one, newest first. */
  readonly changes: readonly VersionChange[];
  /** Test pictures that repeat a training picture, by path. */
  readonly repeats: ReadonlyMap<string, Repeat>;
}

/** A version against the next older one; AIRs. */
export interface VersionChange {
  readonly newer: string;
  readonly older: string;
  /** What the numbers say. */
  readonly style: ModelChange;
  /** What changed in the dataset; undefined when the lock doesn't have both. */
  readonly cause: Cause | undefined;
  /** The same in full. */
  readonly dataset: DatasetDiff | undefined;
}

/** @param packaged the page of the lock that became a model; see `packagedAs` */
export function versionChange(
  newer: string,
  older: string,
  style: ModelChange,
  packaged: (air: string) => Version | undefined,
): VersionChange {
  const [now, before] = [packaged(newer), packaged(older)];
  return {
    ...{ newer, older, style },
    cause: now && before && causeBetween(before, now),
    dataset:
      now && before && diffStates(stateOfVersion(before), stateOfVersion(now)),
  };
}

/** The page of the lock that became this model: the latest, when there are several. */
export function packagedAs(
  air: string,
  { versions }: Lock,
  rehearsal: boolean,
): Version | undefined {
  return versions.findLast(
    ({ air: planned, training }) =>
      training?.outcome === "succeeded" &&
      (training.rehearsal ?? false) === rehearsal &&
      (training.air ?? planned) === air,
  );
}

/** What a version was trained on, as far as it still lies in the folder with the same content. */
export function trainingFacts(
  images: readonly ImageFacts[],
  version: Version | undefined,
): readonly ImageFacts[] {
  const contents = new Set(version?.images.map(({ sha256 }) => sha256));
  return images.filter(
    ({ sha256 }) => sha256 !== undefined && contents.has(sha256),
  );
}
