import { isRecord } from "../../../src/core/json.ts";
import { connect } from "../../../src/engine/service/connect.ts";
import { createFollower } from "../../../src/engine/training/createFollower.ts";
import { createOwnership } from "../../../src/engine/training/createOwnership.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";

/**
 * A process that follows the journal's trainings as a window does: asking as
 * the owner, reading otherwise. Says "owner" when it becomes one, "asked" for
 * each question to the service and "heard" for each answer in the journal.
 * Ends at the end of its input, giving the ownership back.
 */
async function main(): Promise<void> {
  const given: unknown = JSON.parse(process.argv[2] ?? "{}");
  if (!isRecord(given)) throw new Error("An object is needed.");
  const { journalFile, endpoint, apiKey } = given;
  const say = (word: string) => process.stdout.write(`${word}\n`);
  const file = String(journalFile);
  const journal = await openJournal(file, { now: Date.now });
  journal.onChange(({ events }) => {
    for (const { kind } of events) say(kind);
  });
  const client = connect({
    endpoint: String(endpoint),
    apiKey: String(apiKey),
  });
  const ownership = createOwnership({
    file,
    prepare: () => journal.refresh(),
    onOwned() {
      say("owner");
      void follower.pollNow();
    },
    log: (line) => process.stderr.write(`${line}\n`),
    staleMs: 2_000,
  });
  const follower = createFollower({
    journal,
    clientFor: () =>
      Promise.resolve({
        ...client,
        poll: (taskUUIDs, signal) => {
          say("asked");
          return client.poll(taskUUIDs, signal);
        },
      }),
    now: Date.now,
    setTimer(run, delayMs) {
      // Reads the journal more often than a window; asks no more often.
      const timer = setTimeout(run, Math.min(delayMs, 250));
      return () => clearTimeout(timer);
    },
    focused: () => true,
    settings: () => ({ pollIntervalMs: 60_000 }),
    log: (line) => process.stderr.write(`${line}\n`),
    isOwner: () => ownership.isOwner(),
    isAlive: () => false,
  });
  await new Promise((resolve) => process.stdin.once("end", resolve).resume());
  await follower.dispose();
  await ownership.dispose();
  await journal.close();
}

void main();
