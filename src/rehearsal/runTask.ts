import { balance } from "./progress.ts";
import { answered, refused } from "./refusal.ts";
import type { Outcome, Refusal } from "./refusal.ts";
import type { Call } from "./rehearsal.ts";
import { readShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** One task type: what it may say, and what is done with it. */
export interface TaskKind<T> {
  readonly taskType: string;
  readonly shape: Shape<T>;
  /** Whether `taskUUID` names a new task, an earlier one, or is not needed. */
  readonly uuid: "fresh" | "original" | "none";
  /** Changes nothing, so a dry run does it all the same. */
  readonly isRead?: true;
  /** Rules beyond the fields: other tasks, models, media. */
  readonly check?: (task: T, call: Call) => readonly Refusal[];
  /** USD, for tasks that are paid. */
  readonly price?: (task: T) => number;
  /** Must record the task before its first await, so that the next sees it. */
  readonly run: (
    task: T,
    call: Call,
    raw: Readonly<Record<string, unknown>>,
  ) => Outcome | Promise<Outcome>;
}

export type TaskRunner = (
  raw: Readonly<Record<string, unknown>>,
  call: Call,
  reservedUuids: Set<string>,
) => Promise<Outcome>;

const versionFour = /^.{14}4.{4}[89ab]/i;

/** Puts validation, duplicates, balance and dry run before a task. */
export function taskRunner<T>(kind: TaskKind<T>): TaskRunner {
  return async (raw, call, reservedUuids) => {
    const { rehearsal, isDryRun } = call;
    const switches = rehearsal.switches();
    const { state, clock } = rehearsal;
    const taskUUID = typeof raw["taskUUID"] === "string" ? raw["taskUUID"] : "";
    const read = readShape(kind.shape, raw, switches.undeclaredKeys);
    if ("refusals" in read) return refused(...read.refusals);
    if (kind.uuid === "fresh") {
      if (switches.taskUUID === "v4" && !versionFour.test(taskUUID)) {
        return refused(notVersionFour);
      }
      if (reservedUuids.has(taskUUID) || state.task(taskUUID) !== undefined) {
        return switches.duplicate === "conflict"
          ? refused(conflict)
          : answered({ taskType: kind.taskType, taskUUID });
      }
    }
    const broken = kind.check?.(read.value, call) ?? [];
    if (broken.length > 0) return refused(...broken);
    if (
      kind.price !== undefined &&
      balance(state, clock.now(), switches) <= 0
    ) {
      return refused(noCredits);
    }
    if (isDryRun && kind.isRead === undefined) {
      const cost = kind.price?.(read.value);
      return answered({
        taskType: kind.taskType,
        taskUUID,
        ...(cost === undefined ? {} : { cost }),
      });
    }
    if (kind.uuid === "fresh") reservedUuids.add(taskUUID);
    return kind.run(read.value, call, raw);
  };
}

const notVersionFour: Refusal = {
  code: "invalidTaskUUID",
  message: "taskUUID must be a UUID of version 4.",
  httpStatus: 400,
  parameter: "taskUUID",
  detail: { type: "string" },
};

const conflict: Refusal = {
  code: "conflictTaskUUID",
  message: "This taskUUID was already used by another task.",
  httpStatus: 400,
  parameter: "taskUUID",
};

const noCredits: Refusal = {
  code: "insufficientCredits",
  message: "The balance of the account is used up.",
  httpStatus: 402,
};
