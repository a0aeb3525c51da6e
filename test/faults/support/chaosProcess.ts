import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  arrayIn,
  isRecord,
  numberIn,
  stringIn,
} from "../../../src/core/json.ts";
import { isFinished } from "../../../src/core/training/job.ts";
import { parsePlan } from "../../../src/core/training/parsePlan.ts";
import type { TrainingPlan } from "../../../src/core/training/plan.ts";
import { hostPackage } from "../../../src/engine/hosting/hostPackage.ts";
import { createFollower } from "../../../src/engine/training/createFollower.ts";
import type { Journal } from "../../../src/engine/training/journalTypes.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../../src/engine/training/submitTraining.ts";
import type { ServiceClient } from "../../../src/service/answers.ts";
import { createClient } from "../../../src/service/client.ts";
import { forgetfulClient, forgetfulJournal, plantIn } from "./plantedBugs.ts";

/** How much faster this process's clock goes, so that pauses pass quickly. */
const haste = 40;

/**
 * Submits the plans it is given and follows all trainings of the journal to
 * their ends. `diesAtStep`: the step at which it kills itself; each side of a
 * line written and of a request is one. Time begins at `startMs` for all
 * processes of a run.
 */
async function main(): Promise<void> {
  const given: unknown = JSON.parse(process.argv[2] ?? "{}");
  if (!isRecord(given)) throw new Error("An object is needed.");
  const startMs = numberIn(given, "startMs") ?? Date.now();
  const now = () => startMs + (Date.now() - startMs) * haste;
  const step = stepsUntil(numberIn(given, "diesAtStep"));
  const opened = await openJournal(stringIn(given, "journalFile") ?? "", {
    now,
    compactFromBytes: 0,
  });
  const plant = plantIn(given);
  const journal = mortalJournal(
    plant === "ack-before-journal" ? forgetfulJournal(opened) : opened,
    step,
  );
  const healthy = mortalClient(
    createClient({
      endpoint: stringIn(given, "endpoint") ?? "",
      apiKey: stringIn(given, "apiKey") ?? "",
      fetch,
      newUUID: randomUUID,
      sleep: async (ms, signal) => {
        await wait(ms / haste, undefined, { signal });
      },
    }),
    step,
  );
  const client =
    plant === "fresh-uuid" ? forgetfulClient(healthy, opened) : healthy;
  void opened.compact();
  const plans = arrayIn(given, "plans").flatMap(
    (each) => parsePlan(each) ?? [],
  );
  const submitted = Promise.all(
    plans.map((plan) => submit(plan, journal, client)),
  );
  const follower = createFollower({
    journal,
    clientFor: () => Promise.resolve(client),
    now,
    setTimer(run, delayMs) {
      const timer = setTimeout(run, delayMs / haste);
      return () => clearTimeout(timer);
    },
    focused: () => true,
    settings: () => ({ pollIntervalMs: 60_000 }),
    log: () => undefined,
    isOwner: () => true,
    isAlive: (processId) => processId === process.pid,
  });
  await submitted;
  await new Promise<void>((resolve) => {
    const check = () => {
      if ([...journal.jobs().values()].every(isFinished)) resolve();
    };
    journal.onChange(check);
    check();
  });
  await follower.dispose();
  await journal.close();
}

function submit(
  plan: TrainingPlan,
  journal: Journal,
  client: ServiceClient,
): Promise<unknown> {
  const { zip } = plan;
  const way = { kind: "runware" } as const;
  return submitTraining({
    plan,
    journal,
    client,
    host: (signal) => hostPackage({ way, zip, client, signal }),
    signal: new AbortController().signal,
  });
}

function stepsUntil(diesAtStep: number | undefined): () => void {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === diesAtStep) process.kill(process.pid, "SIGKILL");
  };
}

function mortalJournal(journal: Journal, step: () => void): Journal {
  return {
    ...journal,
    append: (taskUUID, happening) =>
      between(step, () => journal.append(taskUUID, happening)),
  };
}

function mortalClient(client: ServiceClient, step: () => void): ServiceClient {
  return {
    ...client,
    uploadMedia: (...given) =>
      between(step, () => client.uploadMedia(...given)),
    submitTraining: (...given) =>
      between(step, () => client.submitTraining(...given)),
    poll: (...given) => between(step, () => client.poll(...given)),
    taskDetails: (...given) =>
      between(step, () => client.taskDetails(...given)),
  };
}

async function between<T>(
  step: () => void,
  work: () => Promise<T>,
): Promise<T> {
  step();
  const result = await work();
  step();
  return result;
}

void main();
