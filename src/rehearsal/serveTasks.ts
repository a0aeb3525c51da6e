import { constants } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerTasks, readTasks } from "./answerTasks.ts";
import { authenticate } from "./authenticate.ts";
import { refusedRequest } from "./envelope.ts";
import type { Answer } from "./envelope.ts";
import { spoil, struck, waitingFault } from "./faults.ts";
import type { Spoilt } from "./faults.ts";
import type { Mischief } from "./mischief.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { parseBody, readBody, reply, replyJson } from "./reply.ts";
import { loggedTasks } from "./requestLog.ts";
import type { RequestLog } from "./requestLog.ts";
import type { Switches } from "./switches.ts";

export interface TaskDesk {
  readonly rehearsal: Rehearsal;
  readonly apiKey: string;
  readonly log: RequestLog;
  readonly setSwitches: (switches: Switches) => void;
  /** UUIDs taken since the start, also by tasks that are not kept. */
  readonly reservedUuids: Set<string>;
  readonly mischief: Mischief;
}

/** Answers one POST with tasks in it. */
export async function serveTasks(
  request: IncomingMessage,
  response: ServerResponse,
  desk: TaskDesk,
): Promise<void> {
  const { rehearsal, log } = desk;
  const body = await readBody(request, constants.MAX_STRING_LENGTH);
  const tasks = body && readTasks(parseBody(body));
  const logged = {
    method: "POST",
    path: "/v1",
    atMs: rehearsal.clock.now(),
    tasks: loggedTasks(tasks ?? []),
    httpStatus: null as number | null,
  };
  log.add(logged);
  response.on("finish", () => {
    logged.httpStatus = response.statusCode;
  });
  const answer =
    tasks === undefined
      ? refusedRequest({
          code: "invalidRequest",
          message: "The body must be a JSON array of task objects.",
          httpStatus: body === undefined ? 413 : 400,
        })
      : await answerAuthenticated(request, tasks, desk);
  send(response, answer);
}

async function answerAuthenticated(
  request: IncomingMessage,
  requests: readonly Readonly<Record<string, unknown>>[],
  desk: TaskDesk,
): Promise<Answer | Spoilt> {
  const { rehearsal } = desk;
  const checked = authenticate(
    requests,
    request.headers.authorization,
    desk.apiKey,
  );
  if ("refusal" in checked) {
    return refusedRequest(checked.refusal, "authentication");
  }
  const { tasks } = checked;
  const waiting = waitingFault(rehearsal.switches(), tasks);
  const fault =
    waiting ?? desk.mischief(taskTypeOf(tasks), rehearsal.switches());
  if (waiting !== undefined) {
    desk.setSwitches(struck(rehearsal.switches(), waiting));
  }
  if (fault !== undefined) {
    if (fault.when !== "after") return spoil(fault, tasks, undefined);
  }
  const createdBefore = trainingsIn(rehearsal);
  const answer = await answerTasks(
    tasks,
    { rehearsal, isDryRun: request.headers["x-runware-dry-run"] === "1" },
    desk.reservedUuids,
  );
  if (fault !== undefined) return spoil(fault, tasks, answer);
  const { ack, slowAckMs } = rehearsal.switches();
  if (trainingsIn(rehearsal) > createdBefore) {
    if (ack === "lost") return { kind: "cut" };
    if (ack === "slow") {
      await sleep(slowAckMs, undefined, { signal: rehearsal.signal });
    }
  }
  return answer;
}

function taskTypeOf([first]: readonly Readonly<
  Record<string, unknown>
>[]): string {
  const taskType = first?.["taskType"];
  return typeof taskType === "string" ? taskType : "";
}

function trainingsIn({ state }: Rehearsal): number {
  return state.tasks().filter(({ taskType }) => taskType === "training").length;
}

function send(response: ServerResponse, answer: Answer | Spoilt): void {
  if (!("kind" in answer)) {
    replyJson(response, answer.httpStatus, answer.body);
    return;
  }
  switch (answer.kind) {
    case "cut":
      response.destroy();
      return;
    case "text": {
      const { httpStatus, contentType, text, retryAfterSeconds } = answer;
      reply(
        response,
        httpStatus,
        contentType,
        text,
        retryAfterSeconds === undefined
          ? {}
          : { "retry-after": String(retryAfterSeconds) },
      );
    }
  }
}
