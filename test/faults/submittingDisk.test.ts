import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { JobEvent } from "../../src/core/training/job.ts";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { isEngineError } from "../../src/engine/errors.ts";
import { hostPackage } from "../../src/engine/hosting/hostPackage.ts";
import { connect } from "../../src/engine/service/connect.ts";
import { createFollower } from "../../src/engine/training/createFollower.ts";
import { isAlive } from "../../src/engine/training/isAlive.ts";
import type { Journal } from "../../src/engine/training/journalTypes.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../src/engine/training/submitTraining.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { ended } from "../fixtures/ended.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  planFor,
  until,
  writeZip,
} from "../service/support/trainingFixtures.ts";
import type { SmallDisk } from "./support/smallDisk.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";
import { trainingsAt } from "./support/trainingsAt.ts";

const never = new AbortController().signal;
const pageBytes = 4096;

describe("submitting a training while the journal's disk is full", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const home = folderOfTest();
  const disk = smallDiskOfSuite(8);
  let rehearsal: RunningRehearsal;
  let plan: TrainingPlan;
  let journal: Journal | undefined;
  const dataFolder = () => path.join(disk().path, "style-trainer");
  const journalFile = () => path.join(dataFolder(), "trainings.jsonl");

  beforeEach(async () => {
    rehearsal = await startRehearsal({ speed: 100_000 });
    const zip = await writeZip(path.join(home.path(), "a.zip"));
    plan = planFor({ kind: "rehearsal", endpoint: rehearsal.url }, zip);
    rmSync(dataFolder(), { recursive: true, force: true });
    mkdirSync(dataFolder());
  });
  afterEach(async () => {
    await journal?.close();
    journal = undefined;
    await rehearsal.stop();
  });

  const client = () =>
    connect({ endpoint: rehearsal.url, apiKey: rehearsal.apiKey });
  const opened = async () =>
    (journal = await openJournal(journalFile(), { now: Date.now }));
  const submit = (into: Journal, submitted = plan) =>
    submitTraining({
      plan: submitted,
      journal: into,
      client: client(),
      host: (signal) =>
        hostPackage({
          way: { kind: "runware" },
          zip: submitted.zip,
          client: client(),
          signal,
        }),
      signal: never,
    });

  async function followed(into: Journal, taskUUID: string): Promise<string> {
    const follower = createFollower({
      journal: into,
      clientFor: () => Promise.resolve(client()),
      now: Date.now,
      setTimer(run, delayMs) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      focused: () => true,
      settings: () => ({ pollIntervalMs: 60_000 }),
      log: () => undefined,
      isOwner: () => true,
      isAlive,
    });
    try {
      const state = () => into.job(taskUUID)?.state ?? "gone";
      await until("it ends", () => /succeeded|failed/.test(state()));
      return state();
    } finally {
      await follower.dispose();
    }
  }

  const wordsOf = (error: unknown) => {
    assert.ok(isEngineError(error, "unwritable"), String(error));
    assert.ok(error.message.includes(journalFile()), error.message);
    assert.match(error.message, /: the disk is full\. Make room on it/);
    return error.message;
  };

  for (const [moment, written] of [
    ["before its plan is written", undefined],
    ["before its upload begins", "planned"],
    ["while it is uploaded", "hosting"],
    ["before the request is written", "hosted"],
  ] as const) {
    for (const roomBytes of [0, 10]) {
      it(`pays nothing when it is ${moment}, with room for ${roomBytes} bytes, and can be repeated in the same window`, async () => {
        const into = await opened();
        fillAfter(into, written, disk(), roomBytes);
        let said = "";
        await assert.rejects(submit(into), (error) => {
          said = wordsOf(error);
          return true;
        });
        assert.match(said, /can't be written: the disk is full/);
        assert.deepEqual(await trainingsAt(rehearsal), []);

        disk().makeRoom();
        if (written !== undefined) {
          assert.equal(await followed(into, plan.taskUUID), "failed");
          const failed = into.job(plan.taskUUID);
          assert.ok(failed?.state === "failed");
          assert.match(failed.failure.message, /nothing was paid/);
        }
        const again = { ...plan, taskUUID: crypto.randomUUID() };
        assert.equal((await submit(into, again)).state, "accepted");
        assert.deepEqual(await trainingsAt(rehearsal), [again.taskUUID]);
        assert.equal(await followed(into, again.taskUUID), "succeeded");
        await into.close();
        const reread = await opened();
        assert.equal(reread.job(again.taskUUID)?.state, "succeeded");
      });
    }
  }

  it("says that it was sent when only the answer can't be written, and finds out what became of it", async () => {
    const into = await opened();
    fillAfter(into, "submitting", disk(), 0);
    await assert.rejects(submit(into), (error) => {
      assert.match(wordsOf(error), /^rehearsal:stellar@1 was sent/);
      return true;
    });
    assert.deepEqual(await trainingsAt(rehearsal), [plan.taskUUID]);
    disk().makeRoom();
    assert.equal(await followed(into, plan.taskUUID), "succeeded");
    assert.deepEqual(await trainingsAt(rehearsal), [plan.taskUUID]);
  });

  it("says so in the terminal, pays nothing, and trains once there is room", async () => {
    const dataset = await datasetFor("org:brand@1");
    disk().fill();
    const refused = await train(dataset);
    assert.equal(refused.code, 2, refused.stdout);
    assert.match(
      refused.stderr,
      /^style-trainer: \S*trainings\.jsonl can't be written: the disk is full\. Make room on it, then try again\.$/m,
    );
    assert.deepEqual(await trainingsAt(rehearsal), []);
    disk().makeRoom();
    const trained = await train(dataset);
    assert.equal(trained.code, 0, trained.stderr);
    assert.equal((await trainingsAt(rehearsal)).length, 1);
  });

  it("can be repeated in the terminal when a process died before it had sent anything", async () => {
    const { model, taskUUID } = plan;
    const folder = await datasetFor(model.air);
    const { pid: processId } = spawnSync(process.execPath, ["--eval", ""]);
    const into = await opened();
    const left = { ...plan, dataset: { folder, name: "Brand" } };
    await into.append(taskUUID, { kind: "planned", plan: left, processId });
    await into.append(taskUUID, { kind: "hosting" });
    const trained = await train(folder);
    assert.equal(trained.code, 0, trained.stderr);
    assert.equal((await trainingsAt(rehearsal)).length, 1);
    await into.refresh();
    assert.equal(into.job(taskUUID)?.state, "failed");
  });

  async function datasetFor(air: string): Promise<string> {
    const folder = path.join(home.path(), "dataset");
    mkdirSync(folder);
    for (const { name, content } of await drawings(12)) {
      writeFileSync(path.join(folder, name), content);
    }
    const model = { air, name: "Brand", version: "1.0.0" };
    writeFileSync(
      path.join(folder, "style-dataset.json"),
      JSON.stringify({ name: "Brand", model }),
    );
    return folder;
  }

  async function train(dataset: string) {
    const child = spawn(
      process.execPath,
      [programs.cli(), "train", dataset, "--yes", "--wait"],
      {
        env: {
          ...process.env,
          XDG_CACHE_HOME: path.join(home.path(), "cache"),
          XDG_DATA_HOME: disk().path,
          STYLE_TRAINER_ENDPOINT: rehearsal.url,
          RUNWARE_API_KEY: rehearsal.apiKey,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    return ended(child);
  }
});

/**
 * Fills the disk once that event is in the journal, and the journal's last page
 * but for so many bytes: a file takes no new room until its page is full.
 */
function fillAfter(
  journal: Journal,
  written: JobEvent["kind"] | undefined,
  disk: SmallDisk,
  roomBytes: number,
): void {
  const fill = () => {
    const used = statSync(journal.file).size % pageBytes;
    // With nothing in it, it would have no page at all.
    const free = pageBytes - used - roomBytes;
    if (used > 0 || roomBytes > 0) {
      appendFileSync(journal.file, "\n".repeat(free));
    }
    disk.fill();
  };
  if (written === undefined) {
    fill();
    return;
  }
  const listening = journal.onChange(({ events }) => {
    if (!events.some(({ kind }) => kind === written)) return;
    listening.dispose();
    fill();
  });
}
