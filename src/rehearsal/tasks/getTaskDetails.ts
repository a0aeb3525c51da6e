import { errorEntry } from "../envelope.ts";
import { oneOf, uuid } from "../fields.ts";
import { answered } from "../refusal.ts";
import type { TaskKind } from "../runTask.ts";
import { record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";
import { currentState, unknownTask } from "./getResponse.ts";

const shape = record({ taskType: oneOf("getTaskDetails"), taskUUID: uuid() });

/** The archive: knows tasks that getResponse has forgotten. */
export const getTaskDetails: TaskKind<ValueOf<typeof shape>> = {
  taskType: "getTaskDetails",
  shape,
  uuid: "original",
  isRead: true,
  run: async ({ taskType, taskUUID }, { rehearsal }) => {
    const task = rehearsal.state.task(taskUUID);
    if (task === undefined) return unknownTask(taskUUID, rehearsal);
    const { items, refusals } = await currentState(task, rehearsal);
    const { parameter } = rehearsal.switches();
    const errors = refusals.map((refusal) =>
      errorEntry(refusal, task.request, parameter),
    );
    return answered({
      taskType,
      taskUUID,
      request: [task.request],
      response: {
        data: items,
        ...(errors.length > 0 ? { errors } : {}),
      },
    });
  },
};
