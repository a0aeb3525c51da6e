import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { isFinished } from "../../../src/core/training/job.ts";
import { readDataset } from "../../../src/engine/dataset/readDataset.ts";
import { hostPackage } from "../../../src/engine/hosting/hostPackage.ts";
import { createInspector } from "../../../src/engine/inspect/createInspector.ts";
import { createLinter } from "../../../src/engine/lint/createLinter.ts";
import { packageDataset } from "../../../src/engine/package/packageDataset.ts";
import { connect } from "../../../src/engine/service/connect.ts";
import { createFollower } from "../../../src/engine/training/createFollower.ts";
import { openJournal } from "../../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../../src/engine/training/submitTraining.ts";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";

const resolutionMs = 1;
const secondsOfPolling = 10;

/**
 * How long the process that would be the editor's extension host is held up at
 * once, while it lints 500 images, packs those of another folder, and submits
 * and follows a training at a rehearsal.
 */
export async function eventLoop(
  many: string,
  few: string,
  scratch: string,
): Promise<Row> {
  const workerFile = path.resolve("dist/worker.js");
  const inspector = createInspector({ workerFile });
  const linter = createLinter({ workerFile });
  const rehearsal = spawn(
    process.execPath,
    [path.resolve("dist/cli.js"), "rehearse", "--port", "0", "--speed", "60"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  try {
    const [line] = (await once(
      createInterface(rehearsal.stdout),
      "line",
    )) as readonly string[];
    const { url, apiKey } = JSON.parse(line ?? "") as Record<string, string>;
    const client = connect({ endpoint: url ?? "", apiKey: apiKey ?? "" });
    const delay = monitorEventLoopDelay({ resolution: resolutionMs });
    delay.enable();
    await linter.lint(await readDataset(many, { inspector }));
    const packed = await packageDataset({
      folder: few,
      dataset: await readDataset(few, { inspector }),
      workerFile,
      outFile: path.join(scratch, "loop.zip"),
      now: () => new Date(),
      recordInLock: false,
    });
    await train(client, url ?? "", few, packed, scratch);
    delay.disable();
    const ms = (nanoseconds: number) =>
      Math.max(0, nanoseconds / 1e6 - resolutionMs);
    return atMost(
      "event loop p99, lint of 500 images, packing, submitting and polling",
      ms(delay.percentile(99)),
      "ms",
      { must: 20, goal: 8 },
      `longest ${ms(delay.max).toFixed(0)} ms`,
    );
  } finally {
    rehearsal.kill();
    await Promise.all([inspector.dispose(), linter.dispose()]);
  }
}

/** Submits the ZIP, and polls as fast as somebody who looks would make it. */
async function train(
  client: ReturnType<typeof connect>,
  endpoint: string,
  folder: string,
  zip: Awaited<ReturnType<typeof packageDataset>>,
  scratch: string,
): Promise<void> {
  const journal = await openJournal(path.join(scratch, "trainings.jsonl"), {
    now: Date.now,
  });
  await submitTraining({
    plan: {
      taskUUID: randomUUID(),
      service: { kind: "rehearsal", endpoint },
      dataset: { folder, name: "Speed" },
      model: { air: "bench:speed@1", name: "Speed", private: true },
      zip,
      hosting: { kind: "runware" },
    },
    journal,
    client,
    host: (signal) =>
      hostPackage({
        way: { kind: "runware" },
        zip,
        client,
        signal,
      }),
    signal: new AbortController().signal,
  });
  const follower = createFollower({
    journal,
    clientFor: () => Promise.resolve(client),
    now: Date.now,
    setTimer(run, delayMs) {
      const timer = setTimeout(run, Math.min(delayMs, 500));
      return () => clearTimeout(timer);
    },
    focused: () => true,
    settings: () => ({ pollIntervalMs: 1000 }),
    log: () => undefined,
    isOwner: () => true,
    isAlive: () => true,
  });
  const end = Date.now() + secondsOfPolling * 1000;
  while (Date.now() < end && ![...journal.jobs().values()].every(isFinished)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await follower.dispose();
  await journal.close();
}
