import { setImmediate as soon } from "node:timers/promises";
import type { Dataset } from "../../core/dataset/facts.ts";
import type { Lock } from "../../core/dataset/lock.ts";
import type { Evidence } from "../../core/evaluation/evidence.ts";
import {
  packagedAs,
  trainingFacts,
  versionChange,
} from "../../core/evaluation/evidence.ts";
import type { JudgedModel } from "../../core/evaluation/judgeModels.ts";
import type { Inspector } from "../inspect/createInspector.ts";
import type { StoredImage } from "./evaluationFiles.ts";
import { judgeInWorker } from "./judgeInWorker.ts";
import type { MeasuredImage } from "./measureImages.ts";
import { measureImages } from "./measureImages.ts";

/** What is looked at. */
export interface Exhibits {
  readonly dataset: Pick<Dataset, "images">;
  readonly lock: Lock;
  /** Whether rehearsed models are looked at, not the service's. */
  readonly rehearsal: boolean;
  /** AIRs, newest first. */
  readonly airs: readonly string[];
  /** Those of these versions. */
  readonly images: readonly StoredImage[];
}

/**
 * Measures the test pictures and compares them; both in processes of their own.
 * Pictures are named by their paths.
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function findEvidence(
  { dataset, lock, rehearsal, airs, images }: Exhibits,
  options: {
    readonly inspector: Inspector;
    /** The bundled worker program, dist/worker.js. */
    readonly workerFile: string;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
    readonly onMeasured?: (measured: MeasuredImage) => void;
  },
): Promise<Evidence> {
  const measured = await measureImages(images, options);
  const packaged = (air: string) => packagedAs(air, lock, rehearsal);
  const models = airs.map((air): JudgedModel => ({
    air,
    training: trainingFacts(dataset.images, packaged(air)),
    drawn: measured
      .filter(({ image }) => image.record.air === air)
      .map(({ image, facts }) => ({
        id: image.path,
        promptKey: image.record.promptKey,
        facts,
      })),
  }));
  const judgement = await judgeInWorker(models, options);
  await soon(undefined, { signal: options.signal });
  return {
    closeness: judgement.closeness,
    repeats: judgement.repeats,
    changes: airs.slice(1).flatMap((older, at) => {
      const newer = airs[at];
      const style =
        newer === undefined ? undefined : judgement.changes.get(newer);
      return newer === undefined || !style
        ? []
        : [versionChange(newer, older, style, packaged)];
    }),
  };
}
