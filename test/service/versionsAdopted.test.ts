import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Version } from "../../src/core/dataset/lock.ts";
import {
  unknownToJournal,
  unknownToLock,
} from "../../src/core/training/adoption.ts";
import type { Job } from "../../src/core/training/job.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import { readLock, updateVersion } from "../../src/engine/dataset/lockFile.ts";
import { fetchOutcome } from "../../src/engine/training/fetchOutcome.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { recordOutcome } from "../../src/engine/training/recordOutcome.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { trainingDesk } from "./support/trainingDoubles.ts";
import { planFor } from "./support/trainingFixtures.ts";
import {
  gitIn,
  packaged,
  writeManifest,
  writePicture,
} from "./versions/studio.ts";

const submittedAt = "2026-03-02T00:00:00.000Z";

/** Ann's folder is a repository; Ben's is a clone of it. */
describe("a training that only one of journal and lock knows", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const ann = () => path.join(root.path(), "ann");
  const ben = () => path.join(root.path(), "ben");
  const never = new AbortController().signal;
  const service = { kind: "runware", endpoint: "https://x.example" } as const;
  let version: Version;

  beforeEach(async () => {
    mkdirSync(ann());
    gitIn(ann(), "init", "--quiet", "--initial-branch=main");
    for (const name of ["a", "b"]) writePicture(ann(), `${name}.png`, name);
    writeManifest(ann(), { model: { air: "brand:stellar@1" } });
    version = await packaged(ann(), programs.worker(), new Date(submittedAt));
    commit(ann(), "Package the first version");
  });

  function commit(folder: string, message: string): void {
    gitIn(folder, "add", "--all", ":!.style-trainer");
    gitIn(folder, "commit", "--quiet", "-m", message);
  }

  function clone(): void {
    gitIn(root.path(), "clone", "--quiet", ann(), ben());
  }

  async function trainingsIn(folder: string) {
    const { lock, problems } = await readLock(folder);
    assert.deepEqual(problems, []);
    return lock.versions.map(({ training }) => training);
  }

  /** What Ann's machine knows of a training that ended. */
  async function annsJobs(outcome: "succeeded" | "failed" | "unsent") {
    const journal = await openJournal(path.join(root.path(), "ann.jsonl"), {
      now: () => Date.parse(submittedAt),
    });
    const plan = {
      ...planFor(service, { ...version.zip }),
      dataset: { folder: ann(), name: "Stellar" },
    };
    const { taskUUID } = plan;
    const add = async (happening: Parameters<typeof journal.append>[1]) =>
      journal.append(taskUUID, happening);
    await add({ kind: "planned", plan, processId: 1 });
    if (outcome !== "unsent") {
      const body = trainingTask(plan, "uuid");
      await add({ kind: "hosting" });
      await add({ kind: "hosted", dataset: "uuid" });
      await add({ kind: "submitting", body });
      await add({ kind: "accepted", how: "acknowledged" });
    }
    await add(
      outcome === "succeeded"
        ? {
            ...{ kind: "succeeded", air: "brand:stellar@1", costUSD: 12 },
            files: [{ url: "https://x.example/s3cr3t" }],
          }
        : {
            kind: "failed",
            failure: { category: "refused", message: "Too few." },
          },
    );
    const jobs: readonly Job[] = [...journal.jobs().values()];
    await journal.close();
    return jobs;
  }

  it("is offered to the lock when it ended and another branch has no word of it", async () => {
    const [job] = await annsJobs("succeeded");
    assert.ok(job);
    gitIn(ann(), "switch", "--quiet", "--create", "trained");
    await recordOutcome(job);
    commit(ann(), "Note the training");
    const lock = async () => (await readLock(ann())).lock;
    assert.deepEqual(unknownToLock(await lock(), [job]), []);
    gitIn(ann(), "switch", "--quiet", "main");
    assert.deepEqual(unknownToLock(await lock(), [job]), [job]);
    await recordOutcome(job);
    assert.deepEqual(unknownToLock(await lock(), [job]), []);
    commit(ann(), "Adopt the training");
    gitIn(ann(), "merge", "--quiet", "--no-edit", "trained");
    const [training, another] = await trainingsIn(ann());
    assert.equal(another, undefined);
    assert.equal(training?.outcome, "succeeded");
    assert.equal(training.costUSD, 12);
    assert.doesNotMatch(
      readFileSync(path.join(ann(), "style-dataset.lock.json"), "utf8"),
      /s3cr3t/,
    );
  });

  it("is known by its package's bytes, wherever the folder was moved to", async () => {
    const [job] = await annsJobs("failed");
    assert.ok(job);
    const moved = path.join(root.path(), "moved");
    renameSync(ann(), moved);
    const { lock } = await readLock(moved);
    assert.deepEqual(unknownToLock(lock, [job]), [job]);
    await recordOutcome(job, moved);
    assert.equal((await trainingsIn(moved))[0]?.outcome, "failed");
  });

  it("isn't offered when it never was sent, or is of another dataset", async () => {
    const { lock } = await readLock(ann());
    assert.deepEqual(unknownToLock(lock, await annsJobs("unsent")), []);
    rmSync(path.join(root.path(), "ann.jsonl"));
    const [job] = await annsJobs("succeeded");
    assert.ok(job);
    const zip = { ...job.plan.zip, sha256: "0".repeat(64) };
    const rehearsed = { kind: "rehearsal", endpoint: "rehearsal:own" } as const;
    const play = { ...job, plan: { ...job.plan, service: rehearsed } };
    assert.deepEqual(unknownToLock(lock, [play]), []);
    const other = { ...job, plan: { ...job.plan, zip } };
    assert.deepEqual(unknownToLock(lock, [other]), []);
  });

  describe("and that a colleague submitted", () => {
    const training = { taskUUID: "t-1", submittedAt };
    beforeEach(async () => {
      await updateVersion(ann(), version.zip.sha256, {
        training,
        air: "brand:stellar@1",
      });
      commit(ann(), "Submit the training");
      clone();
    });
    const bensView = async () =>
      unknownToJournal((await readLock(ben())).lock, () => false);

    it("is asked for with one's own key, and its result merged with theirs", async () => {
      const [elsewhere] = await bensView();
      assert.ok(elsewhere);
      const desk = trainingDesk();
      desk.details = () => ({
        ...{ kind: "succeeded", air: "brand:stellar@1", costUSD: 12 },
        ...{ files: [{ url: "https://x.example/s3cr3t" }], images: [] },
      });
      await fetchOutcome(ben(), elsewhere, desk.client, never);
      assert.deepEqual(desk.asked, ["poll t-1", "details t-1"]);
      const result = {
        outcome: "succeeded" as const,
        air: "brand:stellar@1",
        costUSD: 12,
        files: [{}],
      };
      assert.deepEqual(await trainingsIn(ben()), [{ ...training, ...result }]);
      assert.deepEqual(await bensView(), []);
      commit(ben(), "Fetch the result");
      const finishedAt = "2026-03-02T02:00:00.000Z";
      await updateVersion(ann(), version.zip.sha256, {
        training: { ...training, ...result, finishedAt },
      });
      commit(ann(), "Note the result");
      gitIn(ben(), "pull", "--quiet", "--no-edit", "--no-rebase");
      assert.deepEqual(await trainingsIn(ben()), [
        { ...training, ...result, finishedAt },
      ]);
    });

    it("that failed is noted with the service's reason, without addresses", async () => {
      const [elsewhere] = await bensView();
      assert.ok(elsewhere);
      const desk = trainingDesk();
      desk.poll = () => ({
        ...{ kind: "failed", category: "refused", code: "invalidDataset" },
        message: "Can't read https://x.example/a.zip?signature=s3cr3t",
      });
      await fetchOutcome(ben(), elsewhere, desk.client, never);
      assert.deepEqual(await trainingsIn(ben()), [
        {
          ...{ ...training, outcome: "failed" },
          failure: {
            code: "invalidDataset",
            message: "Can't read https://x.example/…",
          },
        },
      ]);
    });

    it("changes nothing while it is under way or isn't known, and is never sent", async () => {
      const [elsewhere] = await bensView();
      assert.ok(elsewhere);
      const before = readFileSync(path.join(ben(), "style-dataset.lock.json"));
      const desk = trainingDesk();
      const fetched = async () =>
        fetchOutcome(ben(), elsewhere, desk.client, never);
      assert.equal((await fetched()).kind, "none");
      desk.poll = () => ({ kind: "processing", progress: 40 });
      assert.deepEqual(await fetched(), { kind: "processing", progress: 40 });
      assert.deepEqual(
        readFileSync(path.join(ben(), "style-dataset.lock.json")),
        before,
      );
      assert.ok(!desk.asked.some((question) => question.startsWith("submit")));
    });

    it("isn't offered to who submitted it, nor when it was only rehearsed", async () => {
      const { lock } = await readLock(ann());
      assert.deepEqual(
        unknownToJournal(lock, (uuid) => uuid === "t-1"),
        [],
      );
      await updateVersion(ann(), version.zip.sha256, {
        training: { ...training, rehearsal: true },
      });
      const rehearsed = (await readLock(ann())).lock;
      assert.deepEqual(
        unknownToJournal(rehearsed, () => false),
        [],
      );
    });
  });
});
