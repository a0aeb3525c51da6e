import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import * as esbuild from "esbuild";
import { connect } from "../../src/engine/service/connect.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { submitTraining } from "../../src/engine/training/submitTraining.ts";
import { hostPackage } from "../../src/engine/hosting/hostPackage.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import {
  inTemporaryFolder,
  planFor,
  until,
  writeZip,
} from "../service/support/trainingFixtures.ts";

/** A process of its own, and what it said so far. */
interface Window {
  readonly said: string[];
  count(word: string): number;
  /** As a power cut, or as a user who closes it. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

describe("Several windows on one journal", function () {
  this.timeout(60_000);

  async function withTraining(
    work: (open: () => Window) => Promise<void>,
  ): Promise<void> {
    await inTemporaryFolder(async (folder) => {
      const program = path.join(folder, "process.cjs");
      await esbuild.build({
        entryPoints: ["test/faults/support/followingProcess.ts"],
        bundle: true,
        platform: "node",
        format: "cjs",
        outfile: program,
        logLevel: "warning",
      });
      // Two hours take two minutes: it doesn't end within a test.
      const { url, apiKey, stop } = await startRehearsal({ speed: 60 });
      const journalFile = path.join(folder, "trainings.jsonl");
      const started: ChildProcess[] = [];
      try {
        const zip = await writeZip(path.join(folder, "a.zip"));
        const plan = planFor({ kind: "rehearsal", endpoint: url }, zip);
        const client = connect({ endpoint: url, apiKey });
        const journal = await openJournal(journalFile, { now: Date.now });
        const { state } = await submitTraining({
          plan,
          journal,
          client,
          host: (signal) =>
            hostPackage({ way: { kind: "runware" }, zip, client, signal }),
          signal: new AbortController().signal,
        });
        await journal.close();
        assert.equal(state, "accepted");
        await work(() => {
          const argument = { journalFile, endpoint: url, apiKey };
          const child = spawn(
            process.execPath,
            [program, JSON.stringify(argument)],
            { stdio: ["pipe", "pipe", "inherit"] },
          );
          started.push(child);
          const said: string[] = [];
          child.stdout.on("data", (chunk: Buffer) => {
            said.push(...chunk.toString().trim().split("\n"));
          });
          const exited = once(child, "exit");
          return {
            said,
            count: (word) => said.filter((each) => each === word).length,
            async kill() {
              child.kill("SIGKILL");
              await exited;
            },
            async close() {
              child.stdin.end();
              await exited;
            },
          };
        });
      } finally {
        for (const child of started) child.kill("SIGKILL");
        await stop();
      }
    });
  }

  it("ask the service through one of them; the others show what it heard", () =>
    withTraining(async (open) => {
      const first = open();
      await until("the first asks", () => first.count("asked") >= 1);
      const second = open();
      await until("the second hears", () => second.count("heard") >= 2);
      assert.equal(second.count("owner"), 0);
      assert.equal(second.count("asked"), 0);
      await first.close();
      await second.close();
    }));

  it("go on asking when the one that did is killed", () =>
    withTraining(async (open) => {
      const first = open();
      await until("the first asks", () => first.count("asked") >= 1);
      const others = [open(), open()];
      await until("all hear", () =>
        others.every((window) => window.count("heard") >= 1),
      );
      await first.kill();
      const asking = () => others.filter((window) => window.count("asked") > 0);
      await until("another asks", () => asking().length > 0);
      const heard = others.map((window) => window.count("heard"));
      await until("both hear what it was told", () =>
        others.every((window, at) => window.count("heard") > (heard[at] ?? 0)),
      );
      assert.equal(asking().length, 1);
      for (const window of others) await window.close();
    }));

  it("hand over at once when the one that asks is closed", () =>
    withTraining(async (open) => {
      const first = open();
      await until("the first asks", () => first.count("asked") >= 1);
      const second = open();
      await until("the second hears", () => second.count("heard") >= 1);
      const beforeMs = Date.now();
      await first.close();
      await until("the second asks", () => second.count("asked") >= 1);
      // Sooner than after a death, which takes two seconds to be sure of.
      assert.ok(Date.now() - beforeMs < 1_900);
      await second.close();
    }));
});
