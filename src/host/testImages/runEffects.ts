import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createFetchPicture } from "../../engine/evaluation/fetchPicture.ts";
import type { EvaluationRun } from "../../engine/evaluation/runEvaluation.ts";

/** Clock, chance and network of runs in the editor. */
export const runEffects: Pick<
  EvaluationRun,
  "fetchPicture" | "now" | "newUUID" | "sleep"
> = {
  fetchPicture: createFetchPicture({ fetch }),
  now: Date.now,
  newUUID: randomUUID,
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal });
  },
};
