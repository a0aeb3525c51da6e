import assert from "node:assert/strict";
import { once } from "node:events";
import path from "node:path";
import type { Journal } from "../../src/engine/training/journalTypes.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { stopFollowing } from "../../src/engine/training/stopFollowing.ts";
import { submitTraining } from "../../src/engine/training/submitTraining.ts";
import { accepted, plan, sending } from "../unit/training/plans.ts";
import { trainingDesk } from "./support/trainingDoubles.ts";
import { inTemporaryFolder } from "./support/trainingFixtures.ts";

const { taskUUID } = plan;

describe("Stopping to follow a training", () => {
  async function inJournals(
    work: (one: Journal, other: Journal) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const file = path.join(folder, "trainings.jsonl");
      const one = await openJournal(file, { now: Date.now });
      const other = await openJournal(file, { now: Date.now });
      try {
        await work(one, other);
      } finally {
        await one.close();
        await other.close();
      }
    });
  }

  it("ends the upload and submits nothing", () =>
    inJournals(async (journal) => {
      const desk = trainingDesk();
      const job = await submitTraining({
        plan,
        journal,
        client: desk.client,
        async host(signal) {
          await Promise.all([
            once(signal, "abort"),
            stopFollowing(journal, taskUUID, "nothing-sent"),
          ]);
          throw signal.reason;
        },
        signal: new AbortController().signal,
      });
      assert.equal(job.state, "abandoned");
      assert.equal(job.sent, undefined);
      assert.deepEqual(job.oddities, []);
      assert.deepEqual(desk.asked, []);
    }));

  it("from another window keeps an uploaded package from being submitted", () =>
    inJournals(async (journal, other) => {
      const desk = trainingDesk();
      const job = await submitTraining({
        plan,
        journal,
        client: desk.client,
        async host() {
          await stopFollowing(other, taskUUID, "nothing-sent");
          return "https://files.example/stellar.zip";
        },
        signal: new AbortController().signal,
      });
      assert.equal(job.state, "abandoned");
      assert.equal(job.sent, undefined);
      assert.deepEqual(desk.asked, []);
    }));

  it("does nothing when it no longer means what was agreed to", () =>
    inJournals(async (journal, other) => {
      for (const each of sending) await journal.append(taskUUID, each);
      // The other window showed the question before the request went out.
      const job = await stopFollowing(other, taskUUID, "nothing-sent");
      assert.equal(job?.state, "submitting");
    }));

  it("is final, and keeps what was sent", () =>
    inJournals(async (journal) => {
      for (const each of accepted) await journal.append(taskUUID, each);
      const job = await stopFollowing(journal, taskUUID, "sent");
      assert.equal(job?.state, "abandoned");
      assert.equal(job.sent?.body.taskUUID, taskUUID);
      const later = await journal.append(taskUUID, { kind: "heard" });
      assert.equal(later?.state, "abandoned");
    }));
});
