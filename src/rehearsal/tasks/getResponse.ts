import { oneOf, uuid } from "../fields.ts";
import { mediaItem, trainingItem } from "../items.ts";
import { pictureItems } from "../pictureItems.ts";
import { trainingStage } from "../progress.ts";
import { answered, isRecord, refused } from "../refusal.ts";
import type { Outcome } from "../refusal.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";
import type { Task } from "../stateShape.ts";

const shape = record({ taskType: oneOf("getResponse"), taskUUID: uuid() });

export const getResponse: TaskKind<ValueOf<typeof shape>> = {
  taskType: "getResponse",
  shape,
  uuid: "original",
  isRead: true,
  run: ({ taskUUID }, { rehearsal }) => {
    const task = rehearsal.state.task(taskUUID);
    return task === undefined || isForgotten(task, rehearsal)
      ? unknownTask(taskUUID, rehearsal)
      : currentState(task, rehearsal);
  },
};

/** What the service answers about a UUID it does not know. */
export function unknownTask(taskUUID: string, rehearsal: Rehearsal): Outcome {
  return rehearsal.switches().unknownUuid === "empty"
    ? answered()
    : refused({
        code: "taskNotFound",
        message: `There is no task ${taskUUID}.`,
        httpStatus: 404,
        parameter: "taskUUID",
      });
}

/** A task as a poll shows it now. */
export async function currentState(
  task: Task,
  rehearsal: Rehearsal,
): Promise<Outcome> {
  switch (task.taskType) {
    case "training":
      return placed(trainingItem(task, rehearsal), rehearsal);
    case "imageInference":
      return {
        items: await pictureItems(task, rehearsal, "polled"),
        refusals: [],
      };
    case "mediaStorage":
      return answered(mediaItem(task, rehearsal));
  }
}

/** Puts the error of a failed task where the switch says. */
function placed(
  item: ReturnType<typeof trainingItem>,
  rehearsal: Rehearsal,
): Outcome {
  const { errorPlacement } = rehearsal.switches();
  const { error } = item;
  if (!isRecord(error) || errorPlacement === "item") return answered(item);
  const refusal = {
    code: String(error["code"]),
    message: String(error["message"]),
    // The poll itself went well.
    httpStatus: 200,
    detail: { status: "error" },
  };
  return errorPlacement === "errors"
    ? refused(refusal)
    : { items: [item], refusals: [refusal] };
}

function isForgotten(task: Task, rehearsal: Rehearsal): boolean {
  const { retentionMs } = rehearsal.switches();
  const endMs = endOf(task, rehearsal);
  return (
    retentionMs !== null &&
    endMs !== undefined &&
    rehearsal.clock.now() > endMs + retentionMs
  );
}

function endOf(task: Task, rehearsal: Rehearsal): number | undefined {
  switch (task.taskType) {
    case "training": {
      const nowMs = rehearsal.clock.now();
      const stage = trainingStage(task, nowMs, rehearsal.switches());
      return stage.stage === "running" ? undefined : stage.atMs;
    }
    case "imageInference":
      return task.createdMs + Math.max(...task.readyAfterMs);
    case "mediaStorage":
      return task.createdMs + task.readyAfterMs;
  }
}
