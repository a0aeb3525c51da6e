import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Job } from "../../src/core/training/job.ts";
import { isFinished } from "../../src/core/training/job.ts";
import { hostPackage } from "../../src/engine/hosting/hostPackage.ts";
import { createFollower } from "../../src/engine/training/createFollower.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../src/engine/training/submitTraining.ts";
import type { RehearsalOptions } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { createClient } from "../../src/service/client.ts";
import {
  inTemporaryFolder,
  planFor,
  until,
  writeZip,
} from "../service/support/trainingFixtures.ts";
import { trainingsAt } from "./support/trainingsAt.ts";

describe("A training over a service with faults", function () {
  this.timeout(60_000);

  /** Submits and follows; returns the job after the POST and at its end. */
  async function run(
    rehearsal: RehearsalOptions,
    options: {
      readonly pictures?: number;
      /** The service stops after the upload and is back after the POST. */
      readonly isGoneMeanwhile?: boolean;
    } = {},
  ): Promise<{
    readonly first: Job;
    readonly last: Job;
    readonly trainings: readonly string[];
  }> {
    return inTemporaryFolder(async (folder) => {
      const start = (again: RehearsalOptions = {}) =>
        startRehearsal({
          port: 0,
          speed: 20_000,
          stateDirectory: path.join(folder, "state"),
          ...rehearsal,
          ...again,
        });
      let service = await start();
      const zip = await writeZip(path.join(folder, "a.zip"), options.pictures);
      const plan = planFor({ kind: "rehearsal", endpoint: service.url }, zip);
      const { now, setTimer, sleep } = hastyClock();
      const journalFile = path.join(folder, "trainings.jsonl");
      const journal = await openJournal(journalFile, { now });
      const client = createClient({
        endpoint: service.url,
        apiKey: service.apiKey,
        fetch,
        newUUID: randomUUID,
        sleep,
      });
      const first = await submitTraining({
        plan,
        journal,
        client,
        async host(signal) {
          const way = { kind: "runware" } as const;
          const dataset = await hostPackage({ way, zip, client, signal });
          if (options.isGoneMeanwhile) await service.stop();
          return dataset;
        },
        signal: new AbortController().signal,
      });
      if (options.isGoneMeanwhile) {
        const { apiKey, origin } = service;
        service = await start({ apiKey, port: Number(new URL(origin).port) });
      }
      const follower = createFollower({
        journal,
        clientFor: () => Promise.resolve(client),
        now,
        setTimer,
        focused: () => true,
        settings: () => ({ pollIntervalMs: 60_000 }),
        log: () => undefined,
        isOwner: () => true,
        isAlive: () => false,
      });
      try {
        const job = () => journal.job(plan.taskUUID) ?? first;
        await until("it has ended", () => isFinished(job()), 45_000);
        return { first, last: job(), trainings: await trainingsAt(service) };
      } finally {
        await follower.dispose();
        await journal.close();
        await service.stop();
      }
    });
  }

  it("without any reaches its end", async () => {
    const { first, last, trainings } = await run({});
    assert.equal(first.state, "accepted");
    assert.equal(last.state, "succeeded");
    assert.equal(last.files.length, 1);
    assert.equal(typeof last.costUSD, "number");
    assert.deepEqual(trainings, [last.taskUUID]);
  });

  for (const [kind, when] of [
    ["500", "before"],
    ["500", "after"],
    ["502html", "before"],
    ["502html", "after"],
    ["503", "before"],
    ["504", "after"],
    ["429", "before"],
    ["emptyBody", "after"],
    ["truncatedJson", "after"],
    ["cut", "before"],
    ["cut", "after"],
  ] as const) {
    it(`reaches its end once although the submission met ${kind}, ${when} it was done`, async () => {
      const { first, last, trainings } = await run({
        switches: { faults: [{ match: "training", kind, times: 1, when }] },
      });
      assert.equal(first.state, "unknown");
      assert.equal(last.state, "succeeded");
      assert.deepEqual(trainings, [last.taskUUID]);
    });
  }

  it("reaches its end once although its acknowledgement was lost", async () => {
    const { first, last, trainings } = await run({ switches: { ack: "lost" } });
    assert.equal(first.state, "unknown");
    assert.equal(last.state, "succeeded");
    assert.deepEqual(trainings, [last.taskUUID]);
  });

  for (const kind of [
    "401",
    "402",
    "429",
    "500",
    "502html",
    "503",
    "504",
    "emptyBody",
    "truncatedJson",
    "errors200",
    "cut",
  ] as const) {
    it(`isn't taken for failed because polling met ${kind}`, async () => {
      const { last, trainings } = await run({
        switches: { faults: [{ match: "getResponse", kind, times: 4 }] },
      });
      assert.equal(last.state, "succeeded");
      assert.deepEqual(trainings, [last.taskUUID]);
    });
  }

  for (const switches of [
    { statusOnSuccess: "absent" },
    { pollTaskType: "getResponse" },
    { files: "fileURL" },
    { files: "none" },
    { progress: "backwards" },
    { progress: "absent" },
    { extraStatuses: "unknownWord" },
    { data: "object" },
    { unknownUuid: "taskNotFound" },
    { mediaUUID: "placeholder" },
    { duplicate: "accepted", ack: "lost" },
  ]) {
    it(`reaches its end with ${JSON.stringify(switches)}`, async () => {
      const { last, trainings } = await run({ switches });
      assert.equal(last.state, "succeeded");
      assert.deepEqual(trainings, [last.taskUUID]);
    });
  }

  for (const errorPlacement of ["item", "errors", "both"] as const) {
    it(`fails with the service's words when they come as ${errorPlacement}`, async () => {
      const { first, last } = await run(
        { switches: { errorPlacement } },
        { pictures: 9 },
      );
      assert.equal(first.state, "accepted");
      assert.equal(last.state, "failed");
      assert.equal(last.failure.code, "invalidDataset");
      assert.match(last.failure.message, /9/);
    });
  }

  it("is submitted once the service is back, when it was gone before the request", async () => {
    const { first, last, trainings } = await run({}, { isGoneMeanwhile: true });
    assert.equal(first.state, "unknown");
    assert.equal(first.failure.category, "offline");
    assert.equal(last.state, "succeeded");
    assert.deepEqual(trainings, [last.taskUUID]);
  });
});

/** Twenty times as fast as the machine's, so that back-off can be waited for. */
function hastyClock(): {
  readonly now: () => number;
  readonly setTimer: (run: () => void, delayMs: number) => () => void;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
} {
  const haste = 20;
  const startMs = Date.now();
  return {
    now: () => startMs + (Date.now() - startMs) * haste,
    setTimer(run, delayMs) {
      const timer = setTimeout(run, delayMs / haste);
      return () => clearTimeout(timer);
    },
    async sleep(ms, signal) {
      await wait(ms / haste, undefined, { signal });
    },
  };
}
