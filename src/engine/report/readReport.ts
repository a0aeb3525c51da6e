import type { Dataset } from "../../core/dataset/facts.ts";
import { packagedAs } from "../../core/evaluation/evidence.ts";
import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";
import type { Report } from "../../core/evaluation/report/report.ts";
import { reportOf } from "../../core/evaluation/report/report.ts";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { votesThatCount } from "../../core/evaluation/voteLines.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import { readEvaluations } from "../evaluation/evaluationFiles.ts";
import { findEvidence } from "../evaluation/findEvidence.ts";
import { readVotes } from "../evaluation/votesFile.ts";
import type { Inspector } from "../inspect/createInspector.ts";

export interface ReportOptions {
  readonly folder: string;
  readonly dataset: Dataset;
  /** Whether to report on rehearsed models, not the service's. */
  readonly rehearsal: boolean;
  /** Versions or AIRs, newest first; the newest two when absent. */
  readonly versions?: readonly string[];
  readonly inspector: Inspector;
  /** The bundled worker program, dist/worker.js. */
  readonly workerFile: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

const versionsAtFirst = 2;

/**
 * Gathers and measures what a report on test images says.
 * @throws {EngineError} `refused` when a version isn't there or none has test
 *   images; `worker`; the signal's reason when aborted
 */
export async function readReport(options: ReportOptions): Promise<Report> {
  const { folder, dataset, rehearsal } = options;
  const { lock, manifest } = dataset;
  const trained = trainedVersions(lock, rehearsal);
  const models = options.versions
    ? options.versions.map((name) => modelNamed(name, trained))
    : trained.slice(0, versionsAtFirst);
  const airs = models.map(({ air }) => air);
  const { images: stored } = await readEvaluations(folder);
  const images = stored.filter(
    ({ record }) => record.rehearsal === rehearsal && airs.includes(record.air),
  );
  if (images.length === 0) {
    throw new EngineError(
      "refused",
      say`There are no test images to report on; generate some first.`,
    );
  }
  const evidence = await findEvidence(
    { dataset, lock, rehearsal, airs, images },
    options,
  );
  const { lines } = await readVotes(folder);
  return reportOf({
    title: manifest.name ?? dataset.folderName,
    rehearsal,
    madeAt: options.now().toISOString(),
    prompts: manifest.prompts,
    models,
    packaged: (air) => packagedAs(air, lock, rehearsal),
    images,
    votes: votesThatCount(lines, rehearsal),
    evidence,
  });
}

function modelNamed(
  name: string,
  trained: readonly ModelVersion[],
): ModelVersion {
  const model = trained.find(
    ({ air, modelVersion }) => air === name || modelVersion === name,
  );
  if (model) return model;
  const there = trained.map(({ air, modelVersion }) => modelVersion ?? air);
  throw new EngineError(
    "refused",
    there.length === 0
      ? say`No model has been trained on this dataset yet.`
      : say`There is no trained version ${name}; there are ${there.join(", ")}.`,
  );
}
