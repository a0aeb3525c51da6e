import { envelope } from "./envelope.ts";
import type { Answer } from "./envelope.ts";
import { isRecord, refused } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import type { Call } from "./rehearsal.ts";
import { taskRunner } from "./runTask.ts";
import type { TaskRunner } from "./runTask.ts";
import { accountManagement } from "./tasks/accountManagement.ts";
import { getResponse } from "./tasks/getResponse.ts";
import { getTaskDetails } from "./tasks/getTaskDetails.ts";
import { imageInference } from "./tasks/imageInference.ts";
import { mediaStorage } from "./tasks/mediaStorage.ts";
import { modelSearch } from "./tasks/modelSearch.ts";
import { ping } from "./tasks/ping.ts";
import { training } from "./tasks/training.ts";

type Request = Readonly<Record<string, unknown>>;

const runners: ReadonlyMap<string, TaskRunner> = new Map([
  [training.taskType, taskRunner(training)],
  [imageInference.taskType, taskRunner(imageInference)],
  [mediaStorage.taskType, taskRunner(mediaStorage)],
  [getResponse.taskType, taskRunner(getResponse)],
  [getTaskDetails.taskType, taskRunner(getTaskDetails)],
  [modelSearch.taskType, taskRunner(modelSearch)],
  [accountManagement.taskType, taskRunner(accountManagement)],
  [ping.taskType, taskRunner(ping)],
]);

/** Does every task of a request, each for itself, and gathers the answer. */
export async function answerTasks(
  requests: readonly Request[],
  call: Call,
  reservedUuids: Set<string>,
): Promise<Answer> {
  const tasks = await Promise.all(
    requests.map(async (request) => ({
      request,
      outcome: await outcomeOf(request, call, reservedUuids),
    })),
  );
  return envelope(tasks, call.rehearsal.switches());
}

async function outcomeOf(
  request: Request,
  call: Call,
  reservedUuids: Set<string>,
): Promise<Outcome> {
  const taskType = request["taskType"];
  const run = typeof taskType === "string" ? runners.get(taskType) : undefined;
  if (run === undefined) {
    return refused({
      code: taskType === undefined ? "missingTaskType" : "unsupportedTaskType",
      message: `taskType must be one of ${[...runners.keys()].join(", ")}.`,
      httpStatus: 400,
      parameter: "taskType",
      detail: { allowedValues: [...runners.keys()] },
    });
  }
  return run(request, call, reservedUuids);
}

/** The tasks of a body; undefined unless it is an array of objects. */
export function readTasks(body: unknown): readonly Request[] | undefined {
  return Array.isArray(body) && body.length > 0 && body.every(isRecord)
    ? body
    : undefined;
}
