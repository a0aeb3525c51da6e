import { trainings } from "./state.ts";
import type { State } from "./state.ts";
import type { Pictures, Training } from "./stateShape.ts";
import type { Switches } from "./switches.ts";

/** Where a training stands: a function of what is stored and the time. */
export type TrainingStage =
  | { readonly stage: "running"; readonly share: number }
  | { readonly stage: "done"; readonly atMs: number }
  | {
      readonly stage: "failed";
      readonly atMs: number;
      readonly code: string;
      readonly message: string;
    };

export function trainingStage(
  training: Training,
  nowMs: number,
  switches: Pick<Switches, "stuck">,
): TrainingStage {
  const { inspection, createdMs, durationMs } = training;
  if (inspection.outcome === "refused") {
    return { stage: "failed", ...inspection };
  }
  const endMs = createdMs + durationMs;
  const isOver = nowMs >= endMs && inspection.outcome === "learnt";
  if (isOver && !switches.stuck) return { stage: "done", atMs: endMs };
  const share = durationMs === 0 ? 1 : (nowMs - createdMs) / durationMs;
  return { stage: "running", share: Math.min(0.99, Math.max(0, share)) };
}

/** The latest finished training of an AIR. */
export function trainedModel(
  state: State,
  air: string,
  nowMs: number,
  switches: Pick<Switches, "stuck">,
): { readonly training: Training; readonly atMs: number } | undefined {
  return trainedModels(state, nowMs, switches).find(
    ({ training }) => training.air === air,
  );
}

/** Every trained model, once per AIR, the most recent first. */
export function trainedModels(
  state: State,
  nowMs: number,
  switches: Pick<Switches, "stuck">,
): readonly { readonly training: Training; readonly atMs: number }[] {
  const done = trainings(state)
    .flatMap((training) => {
      const stage = trainingStage(training, nowMs, switches);
      return stage.stage === "done" ? [{ training, atMs: stage.atMs }] : [];
    })
    .toSorted((one, other) => other.atMs - one.atMs);
  const seen = new Set<string>();
  return done.filter(({ training }) => {
    if (seen.has(training.air)) return false;
    seen.add(training.air);
    return true;
  });
}

/** How many pictures of a task are done. */
export function picturesDone(task: Pictures, nowMs: number): number {
  return task.readyAfterMs.filter((after) => nowMs >= task.createdMs + after)
    .length;
}

/** USD left: what there was less what was delivered. */
export function balance(
  state: State,
  nowMs: number,
  switches: Switches,
): number {
  const paid = state.tasks().reduce((sum, task) => {
    switch (task.taskType) {
      case "training":
        return trainingStage(task, nowMs, switches).stage === "done"
          ? sum + task.cost
          : sum;
      case "imageInference":
        return sum + picturesDone(task, nowMs) * task.cost;
      case "mediaStorage":
        return sum;
    }
  }, 0);
  return Math.round((switches.startingBalance - paid) * 10_000) / 10_000;
}
