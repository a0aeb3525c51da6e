import { isRecord } from "../../../src/core/json.ts";
import { isFinished } from "../../../src/core/training/job.ts";
import { parsePlan } from "../../../src/core/training/parsePlan.ts";
import { hostPackage } from "../../../src/engine/hosting/hostPackage.ts";
import type { ServiceClient } from "../../../src/engine/service/connect.ts";
import { connect } from "../../../src/engine/service/connect.ts";
import { createFollower } from "../../../src/engine/training/createFollower.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../../src/engine/training/submitTraining.ts";

/**
 * A process that submits a training, if it is given a plan, and follows those
 * of the journal until all have ended. Says "heard" for each poll that was
 * answered. `dies`: where it kills itself, as a power cut would.
 */
async function main(): Promise<void> {
  const given: unknown = JSON.parse(process.argv[2] ?? "{}");
  if (!isRecord(given)) throw new Error("An object is needed.");
  const { journalFile, endpoint, apiKey, dies } = given;
  const journal = await openJournal(String(journalFile), { now: Date.now });
  const client = mortal(
    connect({ endpoint: String(endpoint), apiKey: String(apiKey) }),
    dies,
  );
  const plan = parsePlan(given["plan"]);
  if (plan) {
    await submitTraining({
      plan,
      journal,
      client,
      host: (signal) =>
        hostPackage({
          way: { kind: "runware" },
          zip: plan.zip,
          client,
          signal,
        }),
      signal: new AbortController().signal,
    });
  }
  const allEnded = () => [...journal.jobs().values()].every(isFinished);
  await new Promise<void>((resolve) => {
    const follower = createFollower({
      journal,
      clientFor: () => Promise.resolve(client),
      now: Date.now,
      setTimer(run, delayMs) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      focused: () => true,
      settings: () => ({ pollIntervalMs: 60_000 }),
      log: (line) => process.stderr.write(`${line}\n`),
      isOwner: () => true,
      isAlive: (processId) => processId === process.pid,
    });
    journal.onChange(({ events }) => {
      for (const { kind } of events) process.stdout.write(`${kind}\n`);
      if (allEnded()) void follower.dispose().then(resolve);
    });
    if (allEnded()) void follower.dispose().then(resolve);
  });
  await journal.close();
}

function mortal(client: ServiceClient, dies: unknown): ServiceClient {
  return {
    ...client,
    uploadMedia(media, signal, onProgress) {
      if (dies === "while uploading") process.kill(process.pid, "SIGKILL");
      return client.uploadMedia(media, signal, onProgress);
    },
    async submitTraining(body, signal) {
      if (dies === "before the request") process.kill(process.pid, "SIGKILL");
      const answer = await client.submitTraining(body, signal);
      if (dies === "before the acknowledgement is written") {
        process.kill(process.pid, "SIGKILL");
      }
      return answer;
    },
  };
}

void main();
