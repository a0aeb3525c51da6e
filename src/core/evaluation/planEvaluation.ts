import type { TestPrompt } from "../dataset/manifest.ts";
import type { ImageRecord } from "./imageRecord.ts";
import { promptKey } from "./promptKey.ts";

/** A trained model to judge. */
export interface ModelVersion {
  readonly air: string;
  /** Its label, as in the manifest: "1.0.0". */
  readonly modelVersion?: string;
}

/** One picture to be: a prompt drawn by a version, once more or for the first time. */
export interface EvaluationCell {
  readonly promptKey: string;
  readonly prompt: TestPrompt;
  readonly version: ModelVersion;
  /** Which of the pictures of this prompt by this version, from 1; absent: 1. */
  readonly index?: number;
}

/**
 * The pictures that are still to be asked for: each prompt on each version
 * `imagesPerPrompt` times, less what the records have. All first ones come
 * before all second ones, and then prompt by prompt, so that comparisons become
 * complete one after another. A rehearsed picture is no picture of the
 * service's, nor the other way round. The same prompt twice is asked once.
 */
export function planEvaluation(
  prompts: readonly TestPrompt[],
  versions: readonly ModelVersion[],
  records: readonly ImageRecord[],
  rehearsal: boolean,
  imagesPerPrompt = 1,
): readonly EvaluationCell[] {
  const seen = new Set(
    records
      .filter((record) => record.rehearsal === rehearsal)
      .map((record) => cellKey(record.promptKey, record.air, record.index)),
  );
  const keyed = prompts.map((prompt) => [promptKey(prompt), prompt] as const);
  const cells: EvaluationCell[] = [];
  for (let index = 1; index <= imagesPerPrompt; index += 1) {
    for (const [key, prompt] of keyed) {
      for (const version of versions) {
        const cell = cellKey(key, version.air, index);
        if (seen.has(cell)) continue;
        seen.add(cell);
        cells.push({
          promptKey: key,
          prompt,
          version,
          ...(index > 1 && { index }),
        });
      }
    }
  }
  return cells;
}

/** What the pictures on disk cost, US dollars each; undefined: not known. */
export function usualCostUSD(
  records: readonly ImageRecord[],
  prompt: TestPrompt,
): number | undefined {
  const costs = records
    .filter(
      (record) =>
        !record.rehearsal &&
        record.quality === prompt.quality &&
        record.reference?.type === prompt.reference?.type &&
        record.width * record.height === prompt.width * prompt.height,
    )
    .flatMap(({ costUSD }) => (costUSD === undefined ? [] : [costUSD]))
    .sort((one, other) => one - other);
  return costs[Math.floor(costs.length / 2)];
}

/** What pictures to be will cost, US dollars; undefined: of one of them it isn't known. */
export function expectedCostUSD(
  records: readonly ImageRecord[],
  cells: readonly EvaluationCell[],
): number | undefined {
  let sum = 0;
  for (const { prompt } of cells) {
    const cost = usualCostUSD(records, prompt);
    if (cost === undefined) return undefined;
    sum += cost;
  }
  return sum;
}

/** One name for a picture of a prompt by a version; keys have no blanks. */
export function cellKey(key: string, air: string, index = 1): string {
  return index === 1 ? `${key} ${air}` : `${key} ${air} ${index}`;
}
