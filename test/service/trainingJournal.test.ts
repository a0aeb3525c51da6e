import assert from "node:assert/strict";
import { appendFile, readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { JobHappening } from "../../src/core/training/job.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { accepted, plan, sending } from "../unit/training/plans.ts";
import { inTemporaryFolder } from "./support/trainingFixtures.ts";

const { taskUUID } = plan;
const now = () => 1_700_000_000_000;

describe("The journal of trainings", () => {
  async function inJournal(
    work: (file: string) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder((folder) =>
      work(path.join(folder, "below", "trainings.jsonl")),
    );
  }

  async function write(
    file: string,
    happenings: readonly JobHappening[],
  ): Promise<void> {
    const journal = await openJournal(file, { now });
    for (const each of happenings) await journal.append(taskUUID, each);
    await journal.close();
  }

  it("gives a new process every training as it was", () =>
    inJournal(async (file) => {
      await write(file, accepted);
      const journal = await openJournal(file, { now });
      assert.equal(journal.job(taskUUID)?.state, "accepted");
      assert.deepEqual(journal.job(taskUUID)?.plan, plan);
      assert.deepEqual(journal.setAside(), []);
      await journal.close();
    }));

  it("has a line in the file before it says so", () =>
    inJournal(async (file) => {
      const journal = await openJournal(file, { now });
      const job = await journal.append(taskUUID, {
        kind: "planned",
        plan,
        processId: 1,
      });
      assert.equal(job?.state, "planned");
      const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
      assert.equal(lines.length, 1);
      await journal.close();
    }));

  it("is for its user's eyes only", async function () {
    if (process.platform === "win32") this.skip();
    await inJournal(async (file) => {
      await write(file, sending);
      assert.equal((await stat(file)).mode & 0o077, 0);
    });
  });

  it("sees what another process wrote, in the same order", () =>
    inJournal(async (file) => {
      const one = await openJournal(file, { now });
      const other = await openJournal(file, { now });
      const seen: string[] = [];
      other.onChange(({ events }) =>
        seen.push(...events.map(({ kind }) => kind)),
      );
      for (const each of sending) await one.append(taskUUID, each);
      // Its own line comes after those it hadn't read.
      const job = await other.append(taskUUID, { kind: "abandoned" });
      assert.equal(job?.state, "abandoned");
      assert.deepEqual(seen, [
        "planned",
        "hosting",
        "hosted",
        "submitting",
        "abandoned",
      ]);
      await one.refresh();
      assert.equal(one.job(taskUUID)?.state, "abandoned");
      await one.close();
      await other.close();
    }));

  it("loses no line when two write at the same time", () =>
    inJournal(async (file) => {
      const one = await openJournal(file, { now });
      const other = await openJournal(file, { now });
      for (const each of accepted) await one.append(taskUUID, each);
      await other.refresh();
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          (index % 2 ? one : other).append(taskUUID, {
            kind: "heard",
            progress: index,
          }),
        ),
      );
      await one.refresh();
      await other.refresh();
      assert.deepEqual(one.job(taskUUID), other.job(taskUUID));
      const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
      assert.equal(lines.length, accepted.length + 100);
      await one.close();
      await other.close();
    }));

  for (const [name, damage] of [
    ["half-written", '{"taskUUID":"x","at":1,"kind":"hear'],
    ["not JSON", "\u0000\u0001garbage\n"],
    ["not an event", '{"hello":1}\n'],
    [
      "about a training whose plan is lost",
      '{"taskUUID":"lost","at":1,"kind":"silent"}\n',
    ],
  ] as const) {
    it(`sets aside a line that is ${name}, tells it once and goes on`, () =>
      inJournal(async (file) => {
        await write(file, sending);
        await appendFile(file, damage);
        const journal = await openJournal(file, { now });
        const [aside, ...more] = journal.setAside();
        assert.deepEqual(more, []);
        assert.equal(aside?.lines, 1);
        assert.equal(aside.savedAs, `${file}.damaged-1`);
        assert.equal(
          (await readFile(aside.savedAs, "utf8")).trim(),
          damage.trim(),
        );
        await journal.append(taskUUID, { kind: "accepted", how: "found" });
        await journal.close();
        const again = await openJournal(file, { now });
        assert.equal(again.job(taskUUID)?.state, "accepted");
        assert.deepEqual(again.setAside(), []);
        await again.close();
        assert.deepEqual(
          (await readdir(path.dirname(file))).filter((each) =>
            each.includes("damaged"),
          ).length,
          1,
        );
      }));
  }

  it("doesn't lose its own line to one that somebody left half-written", () =>
    inJournal(async (file) => {
      const journal = await openJournal(file, { now });
      for (const each of sending) await journal.append(taskUUID, each);
      await appendFile(file, '{"taskUUID":"x","at":1,"kin');
      const job = await journal.append(taskUUID, {
        kind: "accepted",
        how: "acknowledged",
      });
      assert.equal(job?.state, "accepted");
      assert.equal(journal.setAside().length, 1);
      await journal.close();
    }));

  it("refuses to say that something is written when it is closed", () =>
    inJournal(async (file) => {
      const journal = await openJournal(file, { now });
      await journal.close();
      await assert.rejects(journal.append(taskUUID, { kind: "hosting" }));
    }));

  it("rejects, and changes nothing, when the disk refuses", async function () {
    if (process.platform !== "linux") this.skip();
    // Every write to this device fails as on a full disk.
    const journal = await openJournal("/dev/full", { now }).catch(
      () => undefined,
    );
    if (!journal) return this.skip();
    await assert.rejects(
      journal.append(taskUUID, { kind: "planned", plan, processId: 1 }),
    );
    assert.equal(journal.job(taskUUID), undefined);
    await journal.close();
  });
});
