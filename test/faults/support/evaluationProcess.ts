import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { planEvaluation } from "../../../src/core/evaluation/planEvaluation.ts";
import { readManifest } from "../../../src/engine/dataset/readManifest.ts";
import { readEvaluations } from "../../../src/engine/evaluation/evaluationFiles.ts";
import { createFetchPicture } from "../../../src/engine/evaluation/fetchPicture.ts";
import { runEvaluation } from "../../../src/engine/evaluation/runEvaluation.ts";
import { createClient } from "../../../src/service/client.ts";

/** What the process is told, as JSON. */
export interface EvaluationOrder {
  readonly folder: string;
  readonly endpoint: string;
  readonly airs: readonly string[];
}

/** Waits pass quickly: nothing real is waited for. */
const haste = 20;

/** A process that draws what is missing of a dataset's test images. */
async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? "") as EvaluationOrder;
  const { folder, endpoint, airs } = order;
  const read = await readManifest(folder);
  const { images } = await readEvaluations(folder);
  const sleep = async (ms: number, signal: AbortSignal) => {
    await wait(ms / haste, undefined, { signal });
  };
  await runEvaluation({
    folder,
    cells: planEvaluation(
      read?.manifest.prompts ?? [],
      airs.map((air) => ({ air })),
      images.map(({ record }) => record),
      false,
      read?.manifest.imagesPerPrompt,
    ),
    rehearsal: false,
    client: createClient({
      endpoint,
      apiKey: "key",
      fetch,
      newUUID: randomUUID,
      sleep,
    }),
    fetchPicture: createFetchPicture({ fetch }),
    now: Date.now,
    newUUID: randomUUID,
    sleep,
    signal: new AbortController().signal,
    onChange: () => undefined,
  });
}

void main();
