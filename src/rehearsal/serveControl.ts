import type { IncomingMessage, ServerResponse } from "node:http";
import { numeric } from "./fields.ts";
import { trainingStage } from "./progress.ts";
import type { Refusal } from "./refusal.ts";
import { parseBody, readBody, replyJson } from "./reply.ts";
import type { TaskDesk } from "./serveTasks.ts";
import { readShape, record } from "./shape.ts";
import { trainings } from "./state.ts";
import { changeSwitches, defaultSwitches } from "./switches.ts";

const mostBodyBytes = 1 << 20;
const clockShape = record({ advanceMs: numeric({ min: 0 }) });

/** Answers the routes that steer the rehearsal; the service has none of them. */
export async function serveControl(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  desk: TaskDesk,
): Promise<void> {
  const { rehearsal } = desk;
  switch (`${request.method ?? ""} ${path}`) {
    case "GET /__sim/switches":
      break;
    case "DELETE /__sim/switches":
      desk.setSwitches(defaultSwitches);
      break;
    case "POST /__sim/switches": {
      const patch = await readControl(request);
      const changed = changeSwitches(rehearsal.switches(), patch);
      if ("refusals" in changed) {
        refuse(response, changed.refusals);
        return;
      }
      desk.setSwitches(changed.value);
      break;
    }
    case "GET /__sim/clock": {
      replyJson(response, 200, { nowMs: rehearsal.clock.now() });
      return;
    }
    case "POST /__sim/clock": {
      const read = readShape(clockShape, await readControl(request));
      if ("refusals" in read) {
        refuse(response, read.refusals);
        return;
      }
      rehearsal.clock.skip(read.value.advanceMs);
      await rehearsal.state.save();
      replyJson(response, 200, { nowMs: rehearsal.clock.now() });
      return;
    }
    case "GET /__sim/log": {
      replyJson(response, 200, simulationLog(desk));
      return;
    }
    default: {
      replyJson(response, 404, {
        error: `There is nothing at ${path}.`,
      });
      return;
    }
  }
  replyJson(response, 200, rehearsal.switches());
}

/**
 * Requests and trainings. `trainingsCreated` counts over restarts when the
 * state is kept.
 */
export function simulationLog({ rehearsal, log }: TaskDesk): unknown {
  const submitted = trainings(rehearsal.state);
  const nowMs = rehearsal.clock.now();
  return {
    trainingsCreated: submitted.length,
    trainings: submitted.map((training) => ({
      taskUUID: training.taskUUID,
      air: training.air,
      createdMs: training.createdMs,
      inspection: training.inspection.outcome,
      ...trainingStage(training, nowMs, rehearsal.switches()),
    })),
    requests: log.requests(),
  };
}

async function readControl(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, mostBodyBytes);
  return body && parseBody(body);
}

function refuse(response: ServerResponse, refusals: readonly Refusal[]): void {
  replyJson(response, 400, {
    errors: refusals.map(({ code, message }) => ({ code, message })),
  });
}
