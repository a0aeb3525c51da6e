import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cp, readdir, stat } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { trainingTask } from "../../src/core/training/plan.ts";
import type { Job, JobHappening } from "../../src/core/training/job.ts";
import type { Journal } from "../../src/engine/training/journalTypes.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { plan } from "../unit/training/plans.ts";
import { inTemporaryFolder } from "../service/support/trainingFixtures.ts";

const now = Date.now;
const compactFromBytes = 0;
const heard: readonly JobHappening[] = Array.from(
  { length: 12 },
  (_, progress) => ({ kind: "heard", progress }),
);

/** A journal with finished trainings and two under way. */
async function fill(file: string): Promise<void> {
  const journal = await openJournal(file, { now });
  for (let index = 0; index < 4; index += 1) {
    const taskUUID = randomUUID();
    const own = { ...plan, taskUUID };
    const body = trainingTask(own, "https://files.example/a.zip");
    const happenings: readonly JobHappening[] = [
      { kind: "planned", plan: own, processId: 1 },
      { kind: "hosting" },
      { kind: "hosted", dataset: body.inputs.dataset },
      { kind: "submitting", body },
      { kind: "accepted", how: "acknowledged" },
      ...(index === 3 ? [] : [...heard, ...heard, ...heard]),
      ...(index < 2 ? [{ kind: "succeeded", files: [] } as const] : []),
    ];
    for (const each of happenings) await journal.append(taskUUID, each);
  }
  await journal.close();
}

async function jobsIn(file: string): Promise<readonly Job[]> {
  const journal = await openJournal(file, { now });
  await journal.close();
  assert.deepEqual(journal.setAside(), []);
  return [...journal.jobs().values()];
}

/** What may not change: oddities of finished trainings may. */
function essence(jobs: Iterable<Job>): unknown {
  return [...jobs].map((job) => ({ ...job, oddities: [] }));
}

/** Two processes' views of one journal; the last two trainings are under way. */
async function withTwo(
  work: (scene: {
    readonly file: string;
    readonly one: Journal;
    readonly other: Journal;
    readonly third: string;
    readonly fourth: string;
  }) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const file = path.join(folder, "trainings.jsonl");
    await fill(file);
    const one = await openJournal(file, { now, compactFromBytes });
    const other = await openJournal(file, { now, compactFromBytes });
    try {
      const [, , third = "", fourth = ""] = one.jobs().keys();
      await work({ file, one, other, third, fourth });
    } finally {
      await one.close();
      await other.close();
    }
  });
}

describe("Compacting the journal of trainings", function () {
  this.timeout(120_000);

  it("keeps unfinished trainings whole and the ends of the others", () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, "trainings.jsonl");
      await fill(file);
      const before = await jobsIn(file);
      const journal = await openJournal(file, { now, compactFromBytes });
      const sizeBefore = (await stat(file)).size;
      assert.equal(await journal.compact(), false);
      const [, , third] = before;
      assert.ok(third);
      await journal.append(third.taskUUID, { kind: "succeeded", files: [] });
      assert.equal(await journal.compact(), true);
      assert.deepEqual(await readdir(folder), ["trainings.jsonl.1"]);
      assert.ok((await stat(`${file}.1`)).size < sizeBefore / 2);
      const after = [...journal.jobs().values()];
      assert.deepEqual(
        after.map(({ state }) => state),
        ["succeeded", "succeeded", "succeeded", "accepted"],
      );
      assert.deepEqual(after[3], before[3]);
      await journal.close();
      assert.deepEqual(essence(await jobsIn(file)), essence(after));
    }));

  it("takes along a line written by one that hasn't noticed yet", () =>
    withTwo(async ({ file, one, other, third, fourth }) => {
      await one.append(third, { kind: "succeeded", files: [] });
      assert.equal(await one.compact(), true);
      const job = await other.append(fourth, { kind: "heard", progress: 99 });
      assert.equal(job?.state === "processing" && job.progress?.percent, 99);
      await one.refresh();
      assert.deepEqual(one.job(fourth), job);
      assert.deepEqual((await jobsIn(file))[3], job);
    }));

  it("takes along those that write at the same time", () =>
    withTwo(async ({ file, one, other, third, fourth }) => {
      await one.append(third, { kind: "succeeded", files: [] });
      const [isDone, ...written] = await Promise.all([
        one.compact(),
        ...Array.from({ length: 40 }, (_, index) =>
          (index % 4 ? other : one).append(fourth, {
            kind: "heard",
            progress: index,
          }),
        ),
      ]);
      assert.equal(isDone, true);
      assert.ok(written.every((job) => job?.state === "processing"));
      const last = await other.append(fourth, { kind: "succeeded", files: [] });
      assert.equal(last?.state, "succeeded");
      await one.refresh();
      assert.deepEqual(one.job(fourth), last);
      assert.deepEqual(
        essence(await jobsIn(file)),
        essence(one.jobs().values()),
      );
    }));

  it("sets a damaged line aside once, however often it is done", () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, "trainings.jsonl");
      await fill(file);
      const one = await openJournal(file, { now, compactFromBytes });
      const third = [...one.jobs().keys()][2] ?? "";
      await one.append(third, { kind: "succeeded", files: [] });
      await one.append("lost", { kind: "silent" });
      assert.equal(one.setAside().length, 1);
      assert.equal(await one.compact(), true);
      await one.close();
      await jobsIn(file);
      assert.deepEqual((await readdir(folder)).sort(), [
        "trainings.jsonl.1",
        "trainings.jsonl.damaged-1",
      ]);
    }));

  it("loses nothing when it is killed before any of its steps", () =>
    inTemporaryFolder(async (folder) => {
      const program = path.join(folder, "process.cjs");
      await esbuild.build({
        entryPoints: ["test/faults/support/compactingProcess.ts"],
        bundle: true,
        platform: "node",
        format: "cjs",
        outfile: program,
        logLevel: "warning",
      });
      const filled = path.join(folder, "filled");
      const file = path.join(filled, "trainings.jsonl");
      await fill(file);
      const journal = await openJournal(file, { now });
      const third = [...journal.jobs().keys()][2] ?? "";
      await journal.append(third, { kind: "succeeded", files: [] });
      await journal.close();
      const before = essence(await jobsIn(file));
      let deaths = 0;
      for (let step = 1; ; step += 1) {
        const copy = path.join(folder, String(step));
        await cp(filled, copy, { recursive: true });
        const own = path.join(copy, "trainings.jsonl");
        const child = spawn(process.execPath, [program, own, String(step)], {
          stdio: ["ignore", "ignore", "inherit"],
        });
        const [code, signal] = (await once(child, "exit")) as unknown[];
        assert.deepEqual(essence(await jobsIn(own)), before, `step ${step}`);
        // It can be gone on from.
        const next = await openJournal(own, { now, compactFromBytes });
        const fourth = [...next.jobs().keys()][3] ?? "";
        await next.append(fourth, { kind: "heard", progress: 7 });
        await next.compact();
        await next.close();
        const job = (await jobsIn(own))[3];
        assert.equal(job?.state, "processing", `step ${step}`);
        if (signal !== "SIGKILL") {
          assert.equal(code, 0);
          break;
        }
        deaths += 1;
      }
      assert.ok(deaths >= 15, `it died ${deaths} times`);
    }));
});
