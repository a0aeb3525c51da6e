import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { chanceFrom } from "./chance.ts";
import { startClock } from "./clock.ts";
import { inspectTraining } from "./inspectTraining.ts";
import { createMischief, randomBehaviour } from "./mischief.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { replyJson } from "./reply.ts";
import { startLog } from "./requestLog.ts";
import { serveControl } from "./serveControl.ts";
import { serveFile } from "./serveFiles.ts";
import { serveTasks } from "./serveTasks.ts";
import type { TaskDesk } from "./serveTasks.ts";
import { openState, storedSkippedMs, trainings } from "./state.ts";
import { changeSwitches, defaultSwitches } from "./switches.ts";
import type { Switches } from "./switches.ts";
import { postResults } from "./webhooks.ts";

/** Of all requests, with `hasFaults`: enough to meet every kind in one loop. */
const shareOfFaults = 0.2;

export interface RehearsalOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** How many times faster than the service; 1 is the default. */
  readonly speed?: number;
  /** Where jobs are kept over restarts; without it they end with the server. */
  readonly stateDirectory?: string;
  /** Changes every picture, and what `hasFaults` does. */
  readonly seed?: number;
  /** Behaves at random where sources disagree, and strikes requests at random. */
  readonly hasFaults?: boolean;
  /** A key of one's own; without it one is made up. */
  readonly apiKey?: string;
  /** Milliseconds since the epoch; the machine's clock by default. */
  readonly now?: () => number;
  /** Switches to begin with, as `POST /__sim/switches` takes them. */
  readonly switches?: unknown;
}

export interface RunningRehearsal {
  /** The endpoint to send tasks to. */
  readonly url: string;
  /** Scheme, host and port, for the `/__sim` routes. */
  readonly origin: string;
  readonly apiKey: string;
  /** Closes every connection; resolves when nothing is left running. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the service's double on 127.0.0.1. Throws when the port is taken,
 * the state cannot be read or a switch is unknown.
 */
export async function startRehearsal(
  options: RehearsalOptions = {},
): Promise<RunningRehearsal> {
  let switches = firstSwitches(options);
  // Every picture is decoded once: a cache would only hold memory.
  sharp.cache(false);
  const isKept = options.stateDirectory !== undefined;
  const directory =
    options.stateDirectory ??
    (await mkdtemp(join(tmpdir(), "style-trainer-rehearsal-")));
  const clock = startClock(
    options.now ?? Date.now,
    await storedSkippedMs(directory),
  );
  const state = await openState(directory, clock.skippedMs);
  const stopping = new AbortController();
  const inspections = new Map<string, Promise<void>>();
  const apiKey =
    options.apiKey ?? `rehearsal-${randomBytes(16).toString("hex")}`;
  const rehearsal: Rehearsal = {
    clock,
    state,
    switches: () => switches,
    origin: () => origin,
    speed: options.speed ?? 1,
    seed: options.seed ?? 0,
    signal: stopping.signal,
    inspect: (taskUUID) => {
      const training = state.task(taskUUID);
      if (training?.taskType !== "training") return;
      const inspection = inspectTraining(training, rehearsal)
        .catch((cause: unknown) => failInspection(taskUUID, cause))
        .finally(() => inspections.delete(taskUUID));
      inspections.set(taskUUID, inspection);
    },
  };
  const failInspection = (taskUUID: string, cause: unknown) => {
    const training = state.task(taskUUID);
    // Stopped in the middle it stays pending and is begun again.
    if (stopping.signal.aborted || training?.taskType !== "training") return;
    state.putTask({
      ...training,
      inspection: {
        outcome: "refused",
        code: "internalServerError",
        message: cause instanceof Error ? cause.message : String(cause),
        atMs: clock.now(),
      },
    });
  };
  const desk: TaskDesk = {
    rehearsal,
    apiKey,
    log: startLog(),
    setSwitches: (changedSwitches) => {
      switches = changedSwitches;
    },
    reservedUuids: new Set(),
    mischief: createMischief(options.seed ?? 0),
  };
  const server = createServer((request, response) => {
    route(request, response, desk).catch((cause: unknown) => {
      answerCrash(response, cause);
    });
  });
  const origin = await listen(server, options.port ?? 0);
  for (const { taskUUID, inspection } of trainings(state)) {
    if (inspection.outcome === "pending") rehearsal.inspect(taskUUID);
  }
  const posting = postResults(rehearsal);
  return {
    url: `${origin}/v1`,
    origin,
    apiKey,
    stop: async () => {
      stopping.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.all([...inspections.values(), posting]);
      await state.save();
      if (!isKept) await rm(directory, { recursive: true, force: true });
    },
  };
}

function firstSwitches({
  hasFaults,
  seed,
  switches,
}: RehearsalOptions): Switches {
  const start = hasFaults
    ? {
        ...defaultSwitches,
        ...randomBehaviour(chanceFrom(seed ?? 0)),
        randomFaults: shareOfFaults,
      }
    : defaultSwitches;
  const changed = changeSwitches(start, switches ?? {});
  if ("value" in changed) return changed.value;
  throw new Error(changed.refusals.map(({ message }) => message).join(" "));
}

async function listen(
  server: ReturnType<typeof createServer>,
  port: number,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The rehearsal is not listening on a port");
  }
  return `http://127.0.0.1:${address.port}`;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  desk: TaskDesk,
): Promise<void> {
  if (!isLocal(request)) {
    replyJson(response, 403, { error: "Only for callers on this machine." });
    return;
  }
  const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
  if (path.startsWith("/__sim/")) {
    await serveControl(path, request, response, desk);
  } else if (request.method === "POST" && path === "/v1") {
    await serveTasks(request, response, desk);
  } else if (request.method === "GET" || request.method === "HEAD") {
    await serveFile(path, response, desk.rehearsal);
  } else {
    replyJson(response, 405, { error: "Tasks are sent by POST to /v1." });
  }
}

/** A web page of somewhere else must not steer what listens on loopback. */
function isLocal({ headers }: IncomingMessage): boolean {
  const local = /^(https?:\/\/)?(127\.0\.0\.1|localhost)(:\d+)?$/;
  return (
    local.test(headers.host ?? "") &&
    (headers.origin === undefined || local.test(headers.origin))
  );
}

function answerCrash(response: ServerResponse, cause: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  replyJson(response, 500, {
    errors: [{ code: "internalServerError", message }],
  });
}
