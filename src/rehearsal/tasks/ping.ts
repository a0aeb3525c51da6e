import { oneOf, truth } from "../fields.ts";
import { answered } from "../refusal.ts";
import type { TaskKind } from "../runTask.ts";
import { optional, record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";

const shape = record({ taskType: oneOf("ping"), ping: optional(truth()) });

export const ping: TaskKind<ValueOf<typeof shape>> = {
  taskType: "ping",
  shape,
  uuid: "none",
  isRead: true,
  run: ({ taskType }) => answered({ taskType, pong: true }),
};
