import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import * as esbuild from "esbuild";
import type { Job } from "../../src/core/training/job.ts";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import {
  inTemporaryFolder,
  planFor,
  until,
  writeZip,
} from "../service/support/trainingFixtures.ts";
import { trainingsAt } from "./support/trainingsAt.ts";

interface Scene {
  readonly rehearsal: RunningRehearsal;
  readonly plan: TrainingPlan;
  /** Starts a process; the first gets the plan, later ones only the journal. */
  readonly start: (options: {
    readonly plan?: TrainingPlan;
    readonly dies?: string;
  }) => ChildProcess & { readonly said: string[] };
  readonly job: () => Promise<Job | undefined>;
}

/** A process that doesn't end fails its test instead of holding up the rest. */
async function ended(
  child: ChildProcess,
): Promise<readonly [code: number | null, signal: string | null]> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, "exit", { signal: AbortSignal.timeout(30_000) });
  }
  return [child.exitCode, child.signalCode];
}

describe("A training whose process is killed", function () {
  this.timeout(60_000);

  async function inScene(
    speed: number,
    work: (scene: Scene) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const program = path.join(folder, "process.cjs");
      await esbuild.build({
        entryPoints: ["test/faults/support/trainingProcess.ts"],
        bundle: true,
        platform: "node",
        format: "cjs",
        outfile: program,
        logLevel: "warning",
      });
      const rehearsal = await startRehearsal({ port: 0, speed });
      const started: ChildProcess[] = [];
      try {
        const zip = await writeZip(path.join(folder, "a.zip"));
        const service = {
          kind: "rehearsal",
          endpoint: rehearsal.url,
        } as const;
        const plan = planFor(service, zip);
        const journalFile = path.join(folder, "trainings.jsonl");
        await work({
          rehearsal,
          plan,
          start(options) {
            const child = spawn(
              process.execPath,
              [
                program,
                JSON.stringify({
                  journalFile,
                  endpoint: rehearsal.url,
                  apiKey: rehearsal.apiKey,
                  ...options,
                }),
              ],
              { stdio: ["ignore", "pipe", "inherit"] },
            );
            started.push(child);
            const said: string[] = [];
            child.stdout.on("data", (chunk: Buffer) => {
              said.push(...chunk.toString().trim().split("\n"));
            });
            return Object.assign(child, { said });
          },
          async job() {
            const journal = await openJournal(journalFile, { now: Date.now });
            await journal.close();
            return journal.job(plan.taskUUID);
          },
        });
      } finally {
        for (const child of started) {
          if (child.exitCode === null) child.kill("SIGKILL");
        }
        await rehearsal.stop();
      }
    });
  }

  async function isFollowedToItsEnd({ rehearsal, start, job }: Scene) {
    const second = start({});
    const [code] = await ended(second);
    assert.equal(code, 0);
    const last = await job();
    assert.equal(last?.state, "succeeded");
    assert.equal(last.air, last.plan.model.air);
    assert.deepEqual(await trainingsAt(rehearsal), [last.taskUUID]);
  }

  it("before the request went out is submitted once, by the next process", () =>
    inScene(20_000, async (scene) => {
      const first = scene.start({
        plan: scene.plan,
        dies: "before the request",
      });
      const [, signal] = await ended(first);
      assert.equal(signal, "SIGKILL");
      assert.equal((await scene.job())?.state, "submitting");
      assert.deepEqual(await trainingsAt(scene.rehearsal), []);
      await isFollowedToItsEnd(scene);
    }));

  it("before its acknowledgement was written is found, not submitted again", () =>
    inScene(20_000, async (scene) => {
      const first = scene.start({
        plan: scene.plan,
        dies: "before the acknowledgement is written",
      });
      const [, signal] = await ended(first);
      assert.equal(signal, "SIGKILL");
      assert.equal((await scene.job())?.state, "submitting");
      assert.equal((await trainingsAt(scene.rehearsal)).length, 1);
      await isFollowedToItsEnd(scene);
    }));

  it("while polling is followed to its end by the next process", () =>
    inScene(1_500, async (scene) => {
      const first = scene.start({ plan: scene.plan });
      await until("it was heard of", () => first.said.includes("heard"));
      first.kill("SIGKILL");
      await ended(first);
      assert.equal((await scene.job())?.state, "processing");
      await isFollowedToItsEnd(scene);
    }));

  it("while uploading is failed and says that nothing was sent", () =>
    inScene(20_000, async (scene) => {
      const first = scene.start({ plan: scene.plan, dies: "while uploading" });
      await ended(first);
      assert.equal((await scene.job())?.state, "hosting");
      const second = scene.start({});
      await ended(second);
      const last = await scene.job();
      assert.equal(last?.state, "failed");
      assert.equal(last.failure.code, "interrupted");
      assert.deepEqual(await trainingsAt(scene.rehearsal), []);
    }));
});
