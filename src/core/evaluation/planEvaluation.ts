import type { TestPrompt } from "../dataset/manifest.ts";
import type { ImageRecord } from "./imageRecord.ts";
import { promptKey } from "./promptKey.ts";

/** A trained model to judge. */
export interface ModelVersion {
  readonly air: string;
  /** Its label, as in the manifest: "1.0.0". */
  readonly modelVersion?: string;
}

/** One picture to be: a prompt drawn by a version. */
export interface EvaluationCell {
  readonly promptKey: string;
  readonly prompt: TestPrompt;
  readonly version: ModelVersion;
}

/**
 * The pictures that are still to be asked for: each prompt on each version,
 * less what the records have. Prompt by prompt, so that comparisons become
 * complete one after another. A rehearsed picture is no picture of the
 * service's, nor the other way round. The same prompt twice is asked once.
 */
export function planEvaluation(
  prompts: readonly TestPrompt[],
  versions: readonly ModelVersion[],
  records: readonly ImageRecord[],
  rehearsal: boolean,
): readonly EvaluationCell[] {
  const seen = new Set(
    records
      .filter((record) => record.rehearsal === rehearsal)
      .map((record) => cellKey(record.promptKey, record.air)),
  );
  const cells: EvaluationCell[] = [];
  for (const prompt of prompts) {
    const key = promptKey(prompt);
    for (const version of versions) {
      const cell = cellKey(key, version.air);
      if (seen.has(cell)) continue;
      seen.add(cell);
      cells.push({ promptKey: key, prompt, version });
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
        record.width * record.height === prompt.width * prompt.height,
    )
    .flatMap(({ costUSD }) => (costUSD === undefined ? [] : [costUSD]))
    .sort((one, other) => one - other);
  return costs[Math.floor(costs.length / 2)];
}

/** One name for a prompt on a version; keys have no blanks. */
export function cellKey(key: string, air: string): string {
  return `${key} ${air}`;
}
