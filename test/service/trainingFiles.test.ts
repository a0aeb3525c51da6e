import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import path from "node:path";
import type { SucceededJob } from "../../src/core/training/job.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import { appendVersion, readLock } from "../../src/engine/dataset/lockFile.ts";
import type { DownloadReason } from "../../src/engine/training/downloadFile.ts";
import {
  DownloadError,
  downloadFile,
} from "../../src/engine/training/downloadFile.ts";
import { recordOutcome } from "../../src/engine/training/recordOutcome.ts";
import { downloadTrainedFiles } from "../../src/engine/training/trainedFiles.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { planFor } from "./support/trainingFixtures.ts";

const never = new AbortController().signal;
const zip = { file: "a.zip", bytes: 10, sha256: "ab".repeat(32) };

/** A model file as the service makes them; `mark` makes another one. */
function safetensors(mark = "a"): Buffer {
  const header = Buffer.from(JSON.stringify({ __metadata__: { mark } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(100_000, mark)]);
}

describe("Files of a trained model", () => {
  const folder = folderOfTest();
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked = 0;
  let origin = "";
  const server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });

  before(async () => {
    await new Promise<void>((resolve) =>
      server.listen(0, "127.0.0.1", () => resolve()),
    );
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error();
    origin = `http://127.0.0.1:${address.port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = 0;
    answer = (_, response) => response.end(safetensors());
  });

  const target = () => path.join(folder.path(), "model");
  const download = (about: Partial<Parameters<typeof downloadFile>[0]> = {}) =>
    downloadFile({
      url: `${origin}/ab12.safetensors?token=x`,
      stem: "stellar",
      folder: target(),
      fetch,
      signal: never,
      ...about,
    });
  const becauseOf = (reason: DownloadReason) => (error: unknown) =>
    error instanceof DownloadError && error.reason === reason;
  const kept = () => readdirSync(target());

  it("arrive whole, under the name they are given, with their hash", async () => {
    const told: number[] = [];
    const got = await download({
      onProgress: (bytes, total) => told.push(bytes, total ?? -1),
    });
    assert.equal(got.file, "stellar.safetensors");
    assert.equal(got.bytes, safetensors().length);
    const bytes = readFileSync(path.join(target(), got.file));
    assert.ok(bytes.equals(safetensors()));
    assert.deepEqual(kept(), ["stellar.safetensors"]);
    assert.equal(told.at(-1), safetensors().length);
  });

  it("never overwrite another file, and aren't kept twice", async () => {
    await mkdir(target(), { recursive: true });
    const mine = path.join(target(), "stellar.safetensors");
    await writeFile(mine, "mine");
    assert.equal((await download()).file, "stellar-2.safetensors");
    assert.equal((await download()).file, "stellar-2.safetensors");
    assert.equal(readFileSync(mine, "utf8"), "mine");
    assert.equal(kept().length, 2);
  });

  it("that are cut on the way leave nothing behind", async () => {
    answer = (_, response) => {
      response.writeHead(200, { "content-length": safetensors().length });
      response.write(safetensors().subarray(0, 50_000), () =>
        response.destroy(),
      );
    };
    await assert.rejects(download(), becauseOf("unreachable"));
    assert.deepEqual(kept(), []);
  });

  it("that are something else aren't kept, whatever they are called", async () => {
    for (const body of ["<html>Sign in</html>", "{}", "MZ\u0090 a program …"]) {
      answer = (_, response) => response.end(body);
      await assert.rejects(download(), becauseOf("no-model"), body);
    }
    assert.deepEqual(kept(), []);
  });

  it("get the ending that fits what is in them", async () => {
    answer = (_, response) =>
      response.end(Buffer.from(`PK\u0003\u0004${"x".repeat(50)}`, "latin1"));
    assert.equal((await download()).file, "stellar.zip");
  });

  it("that are too large are refused, announced or not", async () => {
    await assert.rejects(download({ mostBytes: 1000 }), becauseOf("too-large"));
    answer = (_, response) => {
      response.write(safetensors());
      response.end();
    };
    await assert.rejects(download({ mostBytes: 1000 }), becauseOf("too-large"));
    assert.deepEqual(kept(), []);
  });

  it("that have left are called gone", async () => {
    answer = (_, response) => response.writeHead(404).end();
    await assert.rejects(download(), becauseOf("gone"));
  });

  it("come by https or from this machine, and redirects are held to it", async () => {
    for (const url of [
      "http://example.com/a.safetensors",
      "file:///etc/passwd",
      "https://user:secret@example.com/a.safetensors",
    ]) {
      await assert.rejects(download({ url }), becauseOf("address"), url);
    }
    answer = (_, response) =>
      response.writeHead(302, { location: "http://example.com/a" }).end();
    await assert.rejects(download(), becauseOf("address"));
    answer = (_, response) =>
      response.writeHead(302, { location: "/again" }).end();
    asked = 0;
    await assert.rejects(download(), becauseOf("address"));
    assert.equal(asked, 4);
  });

  it("that are given up leave nothing behind", async () => {
    const abort = new AbortController();
    answer = (_, response) => response.write(safetensors());
    await assert.rejects(
      download({ signal: abort.signal, onProgress: () => abort.abort() }),
      { name: "AbortError" },
    );
    assert.deepEqual(kept(), []);
  });

  it("are noted in the lock, and fetched once", async () => {
    const job = succeeded(folder.path(), `${origin}/stellar.safetensors`);
    await packaged(folder.path());
    await recordOutcome(job);
    const options = { fetch, signal: never };
    const files = await downloadTrainedFiles(job, options);
    const [noted] = await trainings(folder.path());
    assert.deepEqual(noted?.files, files);
    const file = files[0]?.file ?? "";
    assert.equal(
      file,
      ".style-trainer/models/rehearsal_stellar@1.rehearsal/stellar.safetensors",
    );
    assert.ok(
      readFileSync(path.join(folder.path(), file)).equals(safetensors()),
    );
    await downloadTrainedFiles(job, options);
    assert.equal(asked, 1);
    // What the owner writes later leaves it alone.
    await recordOutcome(job);
    assert.deepEqual((await trainings(folder.path()))[0]?.files, files);
  });
});

describe("The lock of a dataset", () => {
  const folder = folderOfTest();

  it("tells result, cost, AIR and files of a training", async () => {
    await packaged(folder.path());
    await recordOutcome(
      succeeded(folder.path(), "https://x.example/a.safetensors"),
    );
    const [training] = await trainings(folder.path());
    assert.equal(training?.outcome, "succeeded");
    assert.equal(training.costUSD, 3.5);
    assert.equal(training.air, "rehearsal:stellar@1");
    assert.deepEqual(training.files, [{}]);
  });

  it("tells nobody where the files of the model lie, nor any other address at the service", async () => {
    const secret = "s3cr3t";
    await packaged(folder.path());
    const job = succeeded(
      folder.path(),
      `https://user:${secret}@x.example/${secret}.safetensors?signature=${secret}`,
    );
    await recordOutcome(job);
    await recordOutcome({
      ...job,
      taskUUID: "another",
      state: "failed",
      sent: { body: job.body, submittedAtMs: job.submittedAtMs },
      failure: {
        category: "refused",
        message: `https://bucket.example/a.zip?X-Amz-Signature=${secret} can't be read (https://docs.example).`,
      },
    });
    const text = readFileSync(
      path.join(folder.path(), "style-dataset.lock.json"),
      "utf8",
    );
    assert.doesNotMatch(text, /s3cr3t|X-Amz|user:/);
    const [, failed] = await trainings(folder.path());
    assert.equal(
      failed?.failure?.message,
      "https://bucket.example/… can't be read (https://docs.example).",
    );
  });

  it("of an earlier format loses the addresses in it with the next line", async () => {
    await packaged(folder.path());
    await recordOutcome(succeeded(folder.path(), "https://x.example/a"));
    const file = path.join(folder.path(), "style-dataset.lock.json");
    const earlier = readFileSync(file, "utf8")
      .replace('"lockVersion": 3', '"lockVersion": 2')
      .replace(
        '"files":[{}]',
        '"files":[{"url":"https://x.example/s3cr3t","uuid":"s3cr3t","file":"m","bytes":5}]',
      );
    assert.match(earlier, /s3cr3t/);
    await writeFile(file, earlier);
    assert.deepEqual((await trainings(folder.path()))[0]?.files, [
      { file: "m", bytes: 5 },
    ]);
    assert.equal(readFileSync(file, "utf8"), earlier);
    await recordOutcome({
      ...succeeded(folder.path(), "https://x.example/b"),
      taskUUID: "t-2",
    });
    const now = readFileSync(file, "utf8");
    assert.doesNotMatch(now, /s3cr3t/);
    assert.match(now, /"lockVersion": 3/);
    assert.equal((await trainings(folder.path())).length, 2);
  });

  it("tells why a training failed, and keeps it when the same images are trained again", async () => {
    await packaged(folder.path());
    const job = succeeded(folder.path(), "https://x.example/a.safetensors");
    const { taskUUID, plan, processId, plannedAtMs, finishedAtMs } = job;
    await recordOutcome({
      ...{ taskUUID, plan, processId, plannedAtMs, finishedAtMs },
      changedAtMs: finishedAtMs,
      oddities: [],
      state: "failed",
      sent: { body: job.body, submittedAtMs: job.submittedAtMs },
      failure: {
        category: "refused",
        code: "invalidDataset",
        message: "Too few.",
        parameter: "inputs.dataset",
      },
    });
    await recordOutcome({ ...job, taskUUID: "another" });
    const [failed, again] = await trainings(folder.path());
    assert.equal(failed?.outcome, "failed");
    assert.deepEqual(failed.failure, {
      code: "invalidDataset",
      message: "Too few.",
      parameter: "inputs.dataset",
    });
    assert.equal(again?.outcome, "succeeded");
    assert.equal(again.failure, undefined);
  });
});

async function packaged(folder: string): Promise<void> {
  await appendVersion(folder, {
    packagedAt: "2026-01-01T00:00:00.000Z",
    zip,
    images: [],
  });
}

async function trainings(folder: string) {
  const { lock, problems } = await readLock(folder);
  assert.deepEqual(problems, []);
  return lock.versions.map(({ training }) => training);
}

function succeeded(folder: string, url: string): SucceededJob {
  const service = { kind: "rehearsal", endpoint: "rehearsal:own" } as const;
  const plan = {
    ...planFor(service, zip),
    dataset: { folder, name: "Stellar" },
  };
  return {
    state: "succeeded",
    taskUUID: plan.taskUUID,
    plan,
    processId: 1,
    plannedAtMs: 0,
    changedAtMs: 0,
    oddities: [],
    body: trainingTask(plan, "uuid"),
    submittedAtMs: 1000,
    finishedAtMs: 2000,
    air: plan.model.air,
    costUSD: 3.5,
    files: [{ url, uuid: "u" }],
  };
}
