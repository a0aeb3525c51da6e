import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { Job, JobHappening } from "../../src/core/training/job.ts";
import type { PollAnswer } from "../../src/service/answers.ts";
import { createFollower } from "../../src/engine/training/createFollower.ts";
import type {
  Follower,
  FollowerOptions,
} from "../../src/engine/training/followerTypes.ts";
import type { Journal } from "../../src/engine/training/journalTypes.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { failure, plan, startMs } from "../unit/training/plans.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import {
  failing,
  manualClock,
  trainingDesk,
} from "./support/trainingDoubles.ts";
import { inTemporaryFolder, until } from "./support/trainingFixtures.ts";

const second = 1000;
const minute = 60 * second;
const deadProcess = 1;
const liveProcess = 2;

type Clock = ReturnType<typeof manualClock>;

interface Scene {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly desk: ReturnType<typeof trainingDesk>;
  readonly logged: string[];
  /** Writes a training into the journal, up to the state named. */
  readonly add: (
    upTo: "hosting" | "submitting" | "unknown" | "accepted",
    processId?: number,
  ) => Promise<string>;
  readonly follow: (options?: Partial<FollowerOptions>) => Promise<Follower>;
  readonly job: (taskUUID: string) => Job;
  /** Time goes by on a machine that is awake: timers run when they are due. */
  readonly pass: (ms: number) => Promise<void>;
}

async function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const clock = manualClock(startMs);
    const file = path.join(folder, "trainings.jsonl");
    const journal = await openJournal(file, { now: clock.now });
    const desk = trainingDesk();
    const logged: string[] = [];
    const followers: Follower[] = [];
    let rounds = 0;
    const scene: Scene = {
      journal,
      clock,
      desk,
      logged,
      async add(upTo, processId = deadProcess) {
        const taskUUID = randomUUID();
        const own = { ...plan, taskUUID };
        const body = trainingTask(own, "https://files.example/a.zip");
        const happenings: readonly JobHappening[] = [
          { kind: "planned", plan: own, processId },
          { kind: "hosting" },
          { kind: "hosted", dataset: body.inputs.dataset },
          { kind: "submitting", body },
          upTo === "unknown"
            ? { kind: "unknown", failure }
            : { kind: "accepted", how: "acknowledged" },
        ];
        const count = { hosting: 2, submitting: 4, unknown: 5, accepted: 5 };
        for (const each of happenings.slice(0, count[upTo])) {
          await journal.append(taskUUID, each);
        }
        return taskUUID;
      },
      async follow(options = {}) {
        const follower = createFollower({
          journal,
          clientFor: () => Promise.resolve(desk.client),
          now: clock.now,
          setTimer(run, delayMs) {
            rounds += 1;
            return clock.setTimer(run, delayMs);
          },
          focused: () => true,
          settings: () => ({ pollIntervalMs: 5 * minute }),
          log: (line) => logged.push(line),
          isOwner: () => true,
          isAlive: (processId) => processId === liveProcess,
          ...options,
        });
        followers.push(follower);
        await until("the first round is over", () => rounds > 0);
        return follower;
      },
      job(taskUUID) {
        const job = journal.job(taskUUID);
        assert.ok(job);
        return job;
      },
      async pass(ms) {
        const endMs = clock.now() + ms;
        while (clock.now() < endMs) {
          const before = rounds;
          const nextMs = clock.nextMs() ?? Infinity;
          const stepMs = Math.min(Math.max(nextMs, 1), endMs - clock.now());
          clock.advance(stepMs);
          if (nextMs > stepMs) return;
          await until("the round is over", () => rounds > before);
        }
      },
    };
    try {
      await work(scene);
    } finally {
      for (const follower of followers) await follower.dispose();
      await journal.close();
    }
  });
}

const polls = (asked: readonly string[]) =>
  asked.filter((question) => question.startsWith("poll"));
const done: PollAnswer = {
  kind: "succeeded",
  air: "acme:stellar@2",
  files: [],
  images: [],
};

describe("Following trainings", () => {
  it("asks half a minute after the acknowledgement, then every five minutes", () =>
    inScene(async ({ add, follow, desk, pass, job }) => {
      const taskUUID = await add("accepted");
      desk.poll = () => ({ kind: "processing", progress: 7 });
      await follow();
      await pass(29 * second);
      assert.equal(polls(desk.asked).length, 0);
      await pass(2 * second);
      assert.equal(polls(desk.asked).length, 1);
      const current = job(taskUUID);
      assert.equal(
        current.state === "processing" && current.progress?.percent,
        7,
      );
      await pass(4 * minute);
      assert.equal(polls(desk.asked).length, 1);
      await pass(minute);
      assert.equal(polls(desk.asked).length, 2);
    }));

  it("asks for trainings that are due together in one request", () =>
    inScene(async ({ add, follow, desk, pass, job }) => {
      const one = await add("accepted");
      const other = await add("accepted");
      desk.poll = (taskUUID) =>
        taskUUID === one ? done : { kind: "failed", ...failure };
      await follow();
      await pass(31 * second);
      assert.deepEqual(polls(desk.asked), [`poll ${one} ${other}`]);
      assert.equal(job(one).state, "succeeded");
      assert.equal(job(other).state, "failed");
    }));

  it("asks at once when told to, for every unfinished training", () =>
    inScene(async ({ add, follow, desk }) => {
      const taskUUID = await add("accepted");
      const follower = await follow();
      await follower.pollNow();
      assert.deepEqual(desk.asked, [`poll ${taskUUID}`]);
    }));

  it("asks at once after the machine slept", () =>
    inScene(async ({ add, follow, desk, clock, pass, job }) => {
      const taskUUID = await add("accepted");
      desk.poll = () => ({ kind: "processing" });
      await follow();
      await pass(31 * second);
      assert.equal(polls(desk.asked).length, 1);
      // Half a minute of its next turn passes while asleep: it isn't due yet.
      clock.sleep(50 * second);
      desk.poll = () => done;
      clock.advance(1);
      await until("it is asked for", () => job(taskUUID).state === "succeeded");
    }));

  it("goes on through failures, ever more slowly, and recovers", () =>
    inScene(async ({ add, follow, desk, pass, job, logged }) => {
      const taskUUID = await add("accepted");
      desk.poll = failing("offline");
      await follow();
      await pass(31 * second);
      await pass(10 * minute);
      await pass(15 * minute);
      assert.equal(polls(desk.asked).length, 3);
      const current = job(taskUUID);
      assert.equal(current.state, "accepted");
      assert.equal(current.contact.failures, 3);
      assert.equal(current.contact.lastFailure?.message, "it is offline");
      assert.equal(logged.length, 3);
      desk.poll = () => done;
      await pass(15 * minute);
      assert.equal(job(taskUUID).state, "succeeded");
    }));

  it("asks the archive when results are silent, and believes only an end", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("accepted");
      const follower = await follow();
      await follower.pollNow();
      await follower.pollNow();
      assert.deepEqual(polls(desk.asked), desk.asked);
      desk.details = () => ({ kind: "processing" });
      await follower.pollNow();
      assert.equal(desk.asked.at(-1), `details ${taskUUID}`);
      assert.equal(job(taskUUID).state, "accepted");
      desk.details = () => done;
      await follower.pollNow();
      assert.equal(job(taskUUID).state, "succeeded");
    }));

  it("never sends a training again that was accepted and is silent", () =>
    inScene(async ({ add, follow, desk, clock, job }) => {
      const taskUUID = await add("accepted");
      const follower = await follow();
      for (let count = 0; count < 10; count += 1) {
        clock.sleep(5 * minute);
        await follower.pollNow();
      }
      assert.equal(job(taskUUID).state, "lost-sight");
      assert.ok(!desk.asked.some((question) => question.startsWith("submit")));
    }));

  it("waits for a key and says so", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("accepted");
      let hasKey = false;
      const follower = await follow({
        clientFor: () => Promise.resolve(hasKey ? desk.client : undefined),
      });
      await follower.pollNow();
      const waiting = job(taskUUID);
      assert.equal(
        waiting.state === "accepted" && waiting.contact.lastFailure?.category,
        "key",
      );
      hasKey = true;
      desk.poll = () => done;
      await follower.pollNow();
      assert.equal(job(taskUUID).state, "succeeded");
    }));

  it("only reads when another window does the asking", () =>
    inScene(async ({ add, follow, desk, pass, journal }) => {
      await add("accepted");
      await follow({ isOwner: () => false });
      const elsewhere = await openJournal(journal.file, { now: () => startMs });
      const [taskUUID = ""] = journal.jobs().keys();
      await elsewhere.append(taskUUID, { kind: "heard", progress: 90 });
      await elsewhere.close();
      await pass(10 * second);
      assert.equal(journal.job(taskUUID)?.state, "processing");
      assert.deepEqual(desk.asked, []);
    }));

  it("isn't stopped by a key store that breaks", () =>
    inScene(async ({ add, follow, desk, pass, job, logged }) => {
      const taskUUID = await add("accepted");
      let isBroken = true;
      desk.poll = () => done;
      await follow({
        clientFor: () =>
          isBroken
            ? Promise.reject(new Error("the key store is locked"))
            : Promise.resolve(desk.client),
      });
      await pass(31 * second);
      assert.match(logged.join(), /key store is locked/);
      isBroken = false;
      await pass(minute);
      assert.equal(job(taskUUID).state, "succeeded");
    }));

  it("asks nothing any more once it is disposed", () =>
    inScene(async ({ add, follow, desk, clock }) => {
      await add("accepted");
      const follower = await follow();
      await follower.dispose();
      await follower.pollNow();
      assert.equal(clock.nextMs(), undefined);
      assert.deepEqual(desk.asked, []);
    }));
});

describe("Recovering a training whose fate is unknown", () => {
  it("takes it for accepted when the service knows it, without sending it again", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      desk.poll = () => ({ kind: "processing", progress: 3 });
      await follow();
      assert.deepEqual(desk.asked, [`poll ${taskUUID}`]);
      assert.equal(job(taskUUID).state, "processing");
    }));

  it("takes it for finished when only the archive knows it", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      desk.details = () => done;
      await follow();
      assert.deepEqual(desk.asked, [`poll ${taskUUID}`, `details ${taskUUID}`]);
      assert.equal(job(taskUUID).state, "succeeded");
    }));

  it("sends the same body under the same UUID when nobody knows it", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      const bodies: unknown[] = [];
      desk.submit = (body) => {
        bodies.push(body);
        return "accepted";
      };
      desk.poll = failing("not-found");
      desk.details = failing("refused", { code: "unsupportedTaskType" });
      await follow();
      const current = job(taskUUID);
      assert.equal(current.state, "accepted");
      assert.deepEqual(bodies, [current.body]);
    }));

  it("takes a conflict for acceptance", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      desk.submit = failing("conflict", { code: "conflictTaskUUID" });
      await follow();
      assert.equal(job(taskUUID).state, "accepted");
    }));

  for (const [name, category, code] of [
    ["a balance the first may have used up", "balance", "insufficientCredits"],
    ["an AIR the first may have taken", "refused", "modelAlreadyExists"],
    ["a refused key", "key", "invalidApiKey"],
    ["no connection", "offline", undefined],
  ] as const) {
    it(`keeps looking after ${name}`, () =>
      inScene(async ({ add, follow, desk, job, pass }) => {
        const taskUUID = await add("submitting");
        desk.submit = failing(category, code ? { code } : {});
        await follow();
        assert.equal(job(taskUUID).state, "unknown");
        desk.poll = () => ({ kind: "processing" });
        await pass(minute);
        assert.equal(job(taskUUID).state, "processing");
      }));
  }

  it("gives up a request that is wrong in itself", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      desk.submit = failing("refused", { code: "invalidAir" });
      await follow();
      assert.equal(job(taskUUID).state, "failed");
    }));

  it("sends nothing while the service can't be asked", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const taskUUID = await add("submitting");
      desk.poll = failing("server");
      await follow();
      assert.deepEqual(desk.asked, [`poll ${taskUUID}`]);
      assert.equal(job(taskUUID).state, "unknown");
    }));

  it("sends nothing that is older than a day", () =>
    inScene(async ({ add, follow, desk, clock, job }) => {
      const taskUUID = await add("unknown");
      clock.sleep(25 * 60 * minute);
      await follow();
      assert.deepEqual(desk.asked, [`poll ${taskUUID}`, `details ${taskUUID}`]);
      assert.equal(job(taskUUID).state, "lost-sight");
    }));

  it("leaves it to the process that is sending it", () =>
    inScene(async ({ add, follow, desk, pass }) => {
      await add("submitting", liveProcess);
      await follow();
      await pass(minute);
      assert.deepEqual(desk.asked, []);
      await pass(5 * minute);
      assert.notDeepEqual(desk.asked, []);
    }));

  it("ends what was interrupted before it was sent, and says nothing was paid", () =>
    inScene(async ({ add, follow, desk, job }) => {
      const interrupted = await add("hosting");
      const uploading = await add("hosting", liveProcess);
      await follow();
      const failed = job(interrupted);
      assert.equal(failed.state, "failed");
      assert.equal(failed.failure.code, "interrupted");
      assert.equal(failed.sent, undefined);
      assert.equal(job(uploading).state, "hosting");
      assert.deepEqual(desk.asked, []);
    }));
});
