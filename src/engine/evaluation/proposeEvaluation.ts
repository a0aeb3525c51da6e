import type { TestPrompt } from "../../core/dataset/manifest.ts";
import type {
  EvaluationCell,
  ModelVersion,
} from "../../core/evaluation/planEvaluation.ts";
import {
  expectedCostUSD,
  planEvaluation,
} from "../../core/evaluation/planEvaluation.ts";
import { trainedVersions } from "../../core/evaluation/trainedVersions.ts";
import { readLock } from "../dataset/lockFile.ts";
import { readEvaluations } from "./evaluationFiles.ts";

/** What is to be generated, before anybody pays. */
export interface EvaluationProposal {
  /** Every trained version, newest first. */
  readonly versions: readonly ModelVersion[];
  /** The pictures that aren't there yet, one request each. */
  readonly cells: readonly EvaluationCell[];
  /** Pictures that are wanted and there already. */
  readonly present: number;
  /** What earlier pictures of this kind cost; undefined: not known. */
  readonly costUSD: number | undefined;
}

/**
 * Plans the test images that are missing.
 *
 * @param options.wanted which of the trained versions draw
 */
export async function proposeEvaluation(
  folder: string,
  options: {
    readonly prompts: readonly TestPrompt[];
    readonly rehearsal: boolean;
    readonly imagesPerPrompt: number;
    readonly wanted: (
      versions: readonly ModelVersion[],
    ) => readonly ModelVersion[];
  },
): Promise<EvaluationProposal> {
  const { prompts, rehearsal, imagesPerPrompt } = options;
  const { lock } = await readLock(folder);
  const versions = trainedVersions(lock, rehearsal);
  const { images } = await readEvaluations(folder);
  const records = images.map(({ record }) => record);
  const wanted = options.wanted(versions);
  const plan = (known: typeof records) =>
    planEvaluation(prompts, wanted, known, rehearsal, imagesPerPrompt);
  const cells = plan(records);
  return {
    versions,
    cells,
    present: plan([]).length - cells.length,
    costUSD: expectedCostUSD(records, cells),
  };
}
