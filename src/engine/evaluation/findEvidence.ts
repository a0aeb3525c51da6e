import { setImmediate as soon } from "node:timers/promises";
import type { Dataset, ImageFacts } from "../../core/dataset/facts.ts";
import type { DatasetDiff } from "../../core/dataset/datasetDiff.ts";
import { diffStates, stateOfVersion } from "../../core/dataset/datasetDiff.ts";
import type { Lock, Version } from "../../core/dataset/lock.ts";
import type { ModelCloseness } from "../../core/evaluation/closeness.ts";
import { closenessSteps } from "../../core/evaluation/closeness.ts";
import type { ModelChange } from "../../core/evaluation/compareModels.ts";
import { compareModels } from "../../core/evaluation/compareModels.ts";
import { copiedFrom } from "../../core/evaluation/copiedFrom.ts";
import type { StoredImage } from "./evaluationFiles.ts";
import type { MeasuredImage } from "./measureImages.ts";
import { measureImages } from "./measureImages.ts";
import type { Inspector } from "../inspect/createInspector.ts";

/** What measuring the test images of some versions says. */
export interface Evidence {
  /** By AIR. */
  readonly closeness: ReadonlyMap<string, ModelCloseness>;
  /** Each version against the next older one, newest first. */
  readonly changes: readonly VersionChange[];
  /** Test pictures that repeat a training picture: by path, the training picture's file. */
  readonly copies: ReadonlyMap<string, string>;
}

export interface VersionChange {
  readonly newer: string;
  readonly older: string;
  readonly style: ModelChange;
  /** Undefined when the lock doesn't have both. */
  readonly dataset: DatasetDiff | undefined;
}

/** What is looked at. */
export interface Exhibits {
  readonly dataset: Dataset;
  readonly lock: Lock;
  /** AIRs, newest first. */
  readonly airs: readonly string[];
  /** Those of these versions. */
  readonly images: readonly StoredImage[];
}

/**
 * Measures the test pictures and compares, giving way to others in between.
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function findEvidence(
  { dataset, lock, airs, images }: Exhibits,
  options: {
    readonly inspector: Inspector;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<Evidence> {
  const measured = await measureImages(images, options);
  const packaged = new Map(airs.map((air) => [air, packagedAs(air, lock)]));
  const trainingOf = (air: string) => trainingFacts(dataset, packaged.get(air));
  const closeness = new Map<string, ModelCloseness>();
  const copies = new Map<string, string>();
  for (const air of airs) {
    const training = trainingOf(air);
    const drawn = drawnBy(air, measured);
    const steps = closenessSteps(
      stylesOf(training),
      stylesOf(drawn.map(({ facts }) => facts)),
    );
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        closeness.set(air, step.value);
        break;
      }
      await soon(undefined, { signal: options.signal });
    }
    for (const { image, facts } of drawn) {
      const original = copiedFrom(facts, training);
      if (original) copies.set(image.path, original.file);
      await soon(undefined, { signal: options.signal });
    }
  }
  const changes: VersionChange[] = [];
  for (const [at, newer] of airs.entries()) {
    const older = airs[at + 1];
    if (older === undefined) break;
    const [now, before] = [packaged.get(newer), packaged.get(older)];
    changes.push({
      newer,
      older,
      style: compareModels(
        stylesOf(trainingOf(newer)),
        stylesByPrompt(drawnBy(older, measured)),
        stylesByPrompt(drawnBy(newer, measured)),
      ),
      dataset:
        now &&
        before &&
        diffStates(stateOfVersion(before), stateOfVersion(now)),
    });
    await soon(undefined, { signal: options.signal });
  }
  return { closeness, changes, copies };
}

/** The page of the lock that became this model: the latest, when there are several. */
function packagedAs(air: string, { versions }: Lock): Version | undefined {
  return versions.findLast(
    ({ air: planned, training }) =>
      training?.outcome === "succeeded" && (training.air ?? planned) === air,
  );
}

/** What the model was trained on, as far as it still lies in the folder with the same content. */
function trainingFacts(
  { images }: Dataset,
  version: Version | undefined,
): readonly ImageFacts[] {
  const contents = new Set(version?.images.map(({ sha256 }) => sha256));
  return images.filter(
    ({ sha256 }) => sha256 !== undefined && contents.has(sha256),
  );
}

function drawnBy(
  air: string,
  measured: readonly MeasuredImage[],
): readonly MeasuredImage[] {
  return measured.filter(({ image }) => image.record.air === air);
}

function stylesOf(
  images: readonly ImageFacts[],
): readonly NonNullable<ImageFacts["pixels"]>["style"][] {
  return images.flatMap(({ pixels }) => pixels?.style ?? []);
}

function stylesByPrompt(
  drawn: readonly MeasuredImage[],
): Parameters<typeof compareModels>[1] {
  return drawn.flatMap(({ image, facts }) =>
    facts.pixels
      ? [{ promptKey: image.record.promptKey, style: facts.pixels.style }]
      : [],
  );
}
