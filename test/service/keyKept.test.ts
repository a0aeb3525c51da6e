import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { JobHappening } from "../../src/core/training/job.ts";
import { connect, failureOf } from "../../src/engine/service/connect.ts";
import { createFollower } from "../../src/engine/training/createFollower.ts";
import { appendVersion } from "../../src/engine/dataset/lockFile.ts";
import { openJournal } from "../../src/engine/training/openJournal.ts";
import { recordOutcome } from "../../src/engine/training/recordOutcome.ts";
import { submitTraining } from "../../src/engine/training/submitTraining.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { filesWith } from "../fixtures/filesWith.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import type { Reply, Seen } from "./support/scriptedServer.ts";
import { startScriptedServer } from "./support/scriptedServer.ts";
import { planFor, until } from "./support/trainingFixtures.ts";

/** As random as a real one, so that finding it is no chance. */
const apiKey = `sk-${randomBytes(16).toString("hex")}`;

/** Repeats the key in every field it can think of. */
function echo({ headers, tasks }: Seen, polls: number): Reply {
  const key = String(headers.authorization);
  const [task] = tasks;
  const { taskUUID, taskType } = task ?? {};
  const error = {
    code: `wrong${key}`,
    message: `The key ${key} is wrong`,
    parameter: key,
    documentation: `https://docs.example/?key=${key}`,
    taskUUID,
    taskType,
  };
  if (taskType === "training")
    return { json: { data: [{ taskUUID, taskType }] } };
  if (polls < 4) return { status: 401, json: { errors: [error] } };
  return {
    json: { data: [{ taskUUID, taskType, status: "error", error }] },
  };
}

describe("The API key", () => {
  const folder = folderOfTest();
  const programs = programsOfSuite();

  it("is in no file, no log line and no error, however the service repeats it", async () => {
    const said: string[] = [];
    const server = await startScriptedServer((seen, index) =>
      echo(seen, index),
    );
    const journal = await openJournal(path.join(folder.path(), "t.jsonl"), {
      now: Date.now,
    });
    const client = connect({ endpoint: server.url, apiKey });
    const zip = { file: "a.zip", bytes: 1, sha256: "ab".repeat(32) };
    const plan = {
      ...planFor({ kind: "rehearsal", endpoint: server.url }, zip),
      dataset: { folder: folder.path(), name: "Stellar" },
    };
    await appendVersion(folder.path(), {
      packagedAt: "2026-01-01T00:00:00.000Z",
      zip,
      images: [],
    });
    const { signal } = new AbortController();
    await submitTraining({
      ...{ plan, journal, client, signal },
      host: () => Promise.resolve("b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093"),
    });
    const kinds = new Set<JobHappening["kind"]>();
    journal.onChange(({ events }) => {
      for (const { kind } of events) kinds.add(kind);
    });
    const follower = createFollower({
      journal,
      clientFor: () => Promise.resolve(client),
      now: Date.now,
      setTimer(run, delayMs) {
        const timer = setTimeout(run, Math.min(delayMs, 20));
        return () => clearTimeout(timer);
      },
      focused: () => true,
      settings: () => ({ pollIntervalMs: 60_000 }),
      log: (line) => said.push(line),
      isOwner: () => true,
      isAlive: () => true,
    });
    await follower.pollNow();
    await until("asking fails, and then the training", async () => {
      await follower.pollNow();
      return kinds.has("pollFailed") && kinds.has("failed");
    });
    await follower.dispose();
    const job = journal.job(plan.taskUUID);
    assert.ok(job?.state === "failed");
    await recordOutcome(job);
    await journal.close();
    for (const ask of [
      () => client.account(signal),
      () => client.searchModels({ search: "a" }, signal),
      () => client.dryRunTraining(job.sent?.body ?? assert.fail(), signal),
    ]) {
      await ask().then(
        (answer) => said.push(JSON.stringify(answer)),
        (error: unknown) =>
          said.push(
            JSON.stringify(failureOf(error)),
            error instanceof Error ? `${error.stack} ${error.message}` : "",
          ),
      );
    }
    await server.stop();
    const files = readdirSync(folder.path(), {
      recursive: true,
      withFileTypes: true,
    }).filter((entry) => entry.isFile());
    assert.ok(files.length >= 2, "journal and lock");
    const written = files.map((entry) =>
      readFileSync(path.join(entry.parentPath, entry.name), "utf8"),
    );
    // It was sent, and it came back: otherwise this shows nothing.
    assert.equal(server.seen[0]?.headers.authorization, `Bearer ${apiKey}`);
    assert.ok(written.join().includes("The key Bearer … is wrong"));
    const forms = [
      apiKey,
      Buffer.from(apiKey).toString("base64").slice(0, 20),
      encodeURIComponent(apiKey),
    ];
    for (const text of [...written, ...said]) {
      for (const form of forms) assert.ok(!text.includes(form));
    }
  });

  it("is in no file after everything the terminal does", async function () {
    this.timeout(120_000);
    const service = await startRehearsal({ speed: 3600, apiKey });
    const dataset = path.join(folder.path(), "dataset");
    mkdirSync(dataset);
    for (const { name, content } of await drawings(10)) {
      writeFileSync(path.join(dataset, name), content);
    }
    const manifest = {
      model: { air: "org:brand@1", name: "Brand", version: "1.0.0" },
      prompts: [{ prompt: "A fox", width: 1024, height: 1024 }],
    };
    writeFileSync(
      path.join(dataset, "style-dataset.json"),
      JSON.stringify(manifest),
    );
    const said: string[] = [];
    try {
      for (const [command = "", ...options] of [
        ["lint"],
        ["package", "--out", path.join(dataset, "a.zip")],
        ["train", "--yes", "--wait"],
        ["generate", "--yes"],
        ["report", "--rehearsal", "--output", path.join(dataset, "r.html")],
        ["compare", "--rehearsal"],
        ["narrow", "--write"],
      ]) {
        const { stdout, stderr } = await promisify(execFile)(
          process.execPath,
          [programs.cli(), command, dataset, ...options],
          {
            env: {
              ...process.env,
              HOME: folder.path(),
              TMPDIR: folder.path(),
              XDG_CACHE_HOME: path.join(folder.path(), "cache"),
              XDG_DATA_HOME: path.join(folder.path(), "data"),
              STYLE_TRAINER_ENDPOINT: service.url,
              RUNWARE_API_KEY: apiKey,
            },
          },
        );
        said.push(stdout, stderr);
      }
    } finally {
      await service.stop();
    }
    const { found, searched } = filesWith(apiKey, [folder.path()]);
    assert.ok(searched > 25, `${searched} files`);
    assert.deepEqual(found, []);
    assert.ok(said.every((text) => !text.includes(apiKey)));
    assert.match(said.join(), /org:brand@1/);
  });
});
