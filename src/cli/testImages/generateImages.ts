import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { emptyManifest } from "../../core/dataset/manifest.ts";
import { plural } from "../../core/text.ts";
import type { TrainingService } from "../../core/training/plan.ts";
import { readManifest } from "../../engine/dataset/readManifest.ts";
import { createFetchPicture } from "../../engine/evaluation/fetchPicture.ts";
import { noteRun } from "../../engine/evaluation/noteRun.ts";
import type { EvaluationProposal } from "../../engine/evaluation/proposeEvaluation.ts";
import { proposeEvaluation } from "../../engine/evaluation/proposeEvaluation.ts";
import type { CellChange } from "../../engine/evaluation/runEvaluation.ts";
import { runEvaluation } from "../../engine/evaluation/runEvaluation.ts";
import type { Connection } from "../training/connection.ts";

/** What a run of test images would ask for. */
export interface GenerationPlan {
  readonly service: TrainingService;
  /** AIRs, newest first. */
  readonly models: readonly string[];
  /** Still to be made; those that are there aren't made again. */
  readonly images: readonly {
    readonly air: string;
    readonly prompt: string;
    readonly width: number;
    readonly height: number;
    readonly quality: string;
  }[];
  /** US dollars, going by earlier ones; absent when there are none. */
  readonly costUSD?: number;
}

/** What a run has made. */
export interface GenerationResult {
  readonly ready: number;
  readonly failed: number;
  /** Not asked for, or left on the way: the next run goes on with them. */
  readonly left: number;
  readonly files: readonly string[];
  readonly failures: readonly {
    readonly air: string;
    readonly promptKey: string;
    readonly message: string;
  }[];
}

/**
 * Plans the test images of a dataset's prompts that are missing.
 *
 * @throws a sentence when the manifest has no prompts
 */
export async function proposeImages(
  folder: string,
  service: TrainingService,
  wanted: Parameters<typeof proposeEvaluation>[1]["wanted"],
): Promise<EvaluationProposal> {
  const manifest = (await readManifest(folder))?.manifest ?? emptyManifest;
  const { prompts, imagesPerPrompt } = manifest;
  if (prompts.length === 0) {
    throw new Error(
      "The manifest has no test prompts: `prompts` lists subjects to try the model on.",
    );
  }
  const rehearsal = service.kind === "rehearsal";
  return proposeEvaluation(folder, {
    ...{ prompts, imagesPerPrompt, rehearsal, wanted },
  });
}

export function generationPlan(
  { cells, costUSD }: EvaluationProposal,
  service: TrainingService,
): GenerationPlan {
  return {
    service,
    models: [...new Set(cells.map(({ version }) => version.air))],
    images: cells.map(({ prompt, version }) => ({
      air: version.air,
      prompt: prompt.prompt,
      width: prompt.width,
      height: prompt.height,
      quality: prompt.quality,
    })),
    ...(costUSD !== undefined && { costUSD }),
  };
}

/** What is agreed to before money is spent. */
export function generationText(plan: GenerationPlan): string {
  return [
    `${plural(plan.images.length, "test image")} by ${plan.models.join(", ")}, from ${plan.service.endpoint}`,
    plan.service.kind === "rehearsal"
      ? "Rehearsal: drawn on this machine, at no cost, not by a model."
      : plan.costUSD === undefined
        ? "Price: not known yet; the service tells it afterwards."
        : `Price: about ${plan.costUSD} USD, going by earlier ones.`,
    "",
  ].join("\n");
}

/**
 * Makes what is planned, each on disk as it arrives. Aborting it leaves what is
 * under way to the next run, which asks for it by its UUID before paying again.
 */
export async function generate(
  folder: string,
  { cells }: EvaluationProposal,
  { service, client }: Connection,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<GenerationResult> {
  const changes: CellChange[] = [];
  const rehearsal = service.kind === "rehearsal";
  const { ready, failed, left } = await runEvaluation({
    ...{ folder, cells, rehearsal, client },
    fetchPicture: createFetchPicture({ fetch }),
    now: Date.now,
    newUUID: randomUUID,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, { signal });
    },
    signal: options.signal,
    onChange(change) {
      if (change.state === "waiting") return;
      changes.push(change);
      options.onProgress(changes.length, cells.length);
    },
  });
  await noteRun(folder, changes, rehearsal, new Date());
  return {
    ...{ ready, failed, left },
    files: changes.flatMap((change) =>
      change.state === "ready" ? [path.resolve(change.image.path)] : [],
    ),
    failures: changes.flatMap(({ air, promptKey, ...change }) =>
      change.state === "failed"
        ? [{ air, promptKey, message: change.failure.message }]
        : [],
    ),
  };
}
