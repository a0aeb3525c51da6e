import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as soon } from "node:timers/promises";
import { planEvaluation } from "../../src/core/evaluation/planEvaluation.ts";
import { readManifest } from "../../src/engine/dataset/readManifest.ts";
import {
  modelFolder,
  readEvaluations,
} from "../../src/engine/evaluation/evaluationFiles.ts";
import { createFetchPicture } from "../../src/engine/evaluation/fetchPicture.ts";
import type {
  CellChange,
  EvaluationResult,
  EvaluationRun,
} from "../../src/engine/evaluation/runEvaluation.ts";
import { runEvaluation } from "../../src/engine/evaluation/runEvaluation.ts";
import { createClient } from "../../src/service/client.ts";
import type { Double } from "./evaluationDouble.ts";
import { done, picture, startDouble, working } from "./evaluationDouble.ts";

const air = "acme:stellar@1";
const prompts = ["fox", "tower", "compass", "mug", "peaks"].map(
  (prompt) => ({ prompt, width: 1024, height: 1024, quality: "low" }) as const,
);

describe("a run of test images", () => {
  let service: Double;
  let folder: string;
  let changes: CellChange[];
  let nowMs: number;

  beforeEach(async () => {
    service = await startDouble();
    folder = await mkdtemp(path.join(tmpdir(), "style-trainer-evaluation-"));
    changes = [];
    nowMs = Date.UTC(2026, 2, 1);
  });
  afterEach(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  /** Time passes by waiting alone, so that ten minutes take none. */
  const sleep = async (ms: number, signal: AbortSignal) => {
    nowMs += ms;
    await soon();
    signal.throwIfAborted();
  };

  async function run(
    more: Partial<EvaluationRun> & { readonly count?: number } = {},
  ): Promise<EvaluationResult> {
    const { images } = await readEvaluations(folder);
    return await runEvaluation({
      folder,
      cells: planEvaluation(
        prompts.slice(0, more.count ?? prompts.length),
        [{ air, modelVersion: "1.0.0" }],
        images.map(({ record }) => record),
        false,
      ),
      rehearsal: false,
      client: createClient({
        endpoint: `${service.origin}/v1`,
        apiKey: "key",
        fetch,
        newUUID: randomUUID,
        sleep,
      }),
      fetchPicture: createFetchPicture({ fetch }),
      now: () => nowMs,
      newUUID: randomUUID,
      sleep,
      signal: new AbortController().signal,
      onChange: (change) => changes.push(change),
      ...more,
    });
  }

  /** One picture of a prompt with a sketch that lies in the folder. */
  async function cellsWithSketch(image: string) {
    await writeFile(path.join(folder, image), await picture());
    const reference = { type: "sketch", image, strength: 0.5 };
    const manifest = { prompts: [{ prompt: image, reference }] };
    await writeFile(
      path.join(folder, "style-dataset.json"),
      JSON.stringify(manifest),
    );
    const read = await readManifest(folder);
    return planEvaluation(read?.manifest.prompts ?? [], [{ air }], [], false);
  }

  const taskOf = (prompt: string) =>
    String(
      service.requested.find((task) => task["positivePrompt"] === prompt)?.[
        "taskUUID"
      ],
    );
  const readyPrompts = () =>
    changes.flatMap((change) =>
      change.state === "ready" ? [change.image.record.prompt] : [],
    );
  const failures = () =>
    changes.flatMap((change) =>
      change.state === "failed" ? [change.failure] : [],
    );
  const requestedUuids = () =>
    service.requested.map((task) => String(task["taskUUID"]));

  it("asks for each picture by itself, as the service wants it", async () => {
    await run({ count: 1 });
    const [task] = service.requested;
    assert.equal(task?.["taskType"], "imageInference");
    assert.equal(task["model"], air);
    assert.equal(task["positivePrompt"], "fox");
    assert.equal(task["deliveryMethod"], "async");
    assert.deepEqual(task["settings"], { quality: "low" });
  });

  it("shows pictures in the order they are made, each on disk by then", async () => {
    const order = ["compass", "fox", "tower"];
    const seenOnDisk: string[] = [];
    service.script.poll = (taskUUID) =>
      taskOf(order[readyPrompts().length] ?? "") === taskUUID
        ? done(service.origin, taskUUID)
        : working(taskUUID);
    const files = (change: CellChange) => {
      changes.push(change);
      if (change.state === "ready") seenOnDisk.push(change.image.path);
    };
    const result = await run({ count: 3, onChange: files });
    assert.deepEqual(result, { ready: 3, failed: 0, left: 0 });
    assert.deepEqual(readyPrompts(), order);
    for (const file of seenOnDisk) assert.ok((await readFile(file)).length > 0);
  });

  it("writes what is known of a picture beside it", async () => {
    await run({ count: 1 });
    const { images, pending } = await readEvaluations(folder);
    assert.equal(images.length, 1);
    assert.deepEqual(pending, []);
    const record = images[0]?.record;
    assert.ok(record);
    assert.equal(record.prompt, "fox");
    assert.equal(record.air, air);
    assert.equal(record.modelVersion, "1.0.0");
    assert.equal(record.taskUUID, taskOf("fox"));
    assert.equal(record.seed, "34012345678901");
    assert.equal(record.costUSD, 0.02);
    assert.equal(record.NSFW, false);
    assert.equal(record.rehearsal, false);
    assert.equal(path.extname(record.file), ".png");
    const names = await readdir(modelFolder(folder, record));
    assert.deepEqual(names.sort(), [
      `${record.promptKey}.json`,
      `${record.promptKey}.png`,
    ]);
  });

  it("keeps the others when one fails, and says why in the service's words", async () => {
    service.script.poll = (taskUUID) =>
      taskUUID === taskOf("tower")
        ? {
            taskType: "imageInference",
            taskUUID,
            status: "error",
            error: {
              code: "contentPolicyViolation",
              message: "This prompt is not allowed.",
            },
          }
        : done(service.origin, taskUUID);
    const result = await run();
    assert.deepEqual(result, { ready: 4, failed: 1, left: 0 });
    assert.equal(failures()[0]?.message, "This prompt is not allowed.");
    assert.deepEqual((await readEvaluations(folder)).pending, []);
  });

  it("asks anew for a picture whose request was refused", async () => {
    const accept = service.script.request;
    service.script.request = ({ taskUUID }) => ({
      errors: [{ code: "invalidWidth", message: "Too wide.", taskUUID }],
    });
    assert.equal((await run({ count: 1 })).failed, 1);
    service.script.request = accept;
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(new Set(requestedUuids()).size, 2);
  });

  it("says of every cell that it waits, before anything is asked", async () => {
    const waiting: string[] = [];
    service.script.request = ({ taskUUID }) => {
      if (waiting.length === 0) {
        waiting.push(...changes.map(({ promptKey }) => promptKey));
      }
      return { taskType: "imageInference", taskUUID };
    };
    await run({ count: 4 });
    assert.equal(new Set(waiting).size, 4);
  });

  it("has three requests under way at most", async () => {
    let underWay = 0;
    let most = 0;
    service.script.request = ({ taskUUID }) => {
      underWay += 1;
      most = Math.max(most, underWay);
      return { taskType: "imageInference", taskUUID };
    };
    service.script.poll = (taskUUID) => {
      const questions = service.polled.filter((each) => each === taskUUID);
      if (most < 3 || questions.length < 5) return working(taskUUID);
      underWay -= 1;
      return done(service.origin, taskUUID);
    };
    assert.equal((await run()).ready, prompts.length);
    assert.equal(most, 3);
  });

  it("draws a prompt as often as is asked for, each with its own request", async () => {
    const cells = planEvaluation(prompts.slice(0, 2), [{ air }], [], false, 3);
    const result = await run({ cells });
    assert.deepEqual(result, { ready: 6, failed: 0, left: 0 });
    assert.equal(new Set(requestedUuids()).size, 6);
    const { images } = await readEvaluations(folder);
    assert.deepEqual(
      images.map(({ record }) => `${record.prompt} ${record.index ?? 1}`),
      ["fox 2", "fox 3", "fox 1", "tower 2", "tower 3", "tower 1"],
    );
    const records = images.map(({ record }) => record);
    assert.deepEqual(
      planEvaluation(prompts.slice(0, 2), [{ air }], records, false, 3),
      [],
    );
  });

  it("sends a reference inside of the request and notes which it was", async () => {
    const cells = await cellsWithSketch("sketch.png");
    assert.equal((await run({ cells })).ready, 1);
    const sent = service.requested[0]?.["inputs"] as {
      readonly referenceImages: readonly Record<string, unknown>[];
    };
    const [reference, ...more] = sent.referenceImages;
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(reference ?? {}).sort(), [
      "image",
      "strength",
      "type",
    ]);
    const [head, base64] = String(reference?.["image"]).split(",");
    assert.equal(head, "data:image/png;base64");
    assert.deepEqual(
      Buffer.from(base64 ?? "", "base64"),
      await readFile(path.join(folder, "sketch.png")),
    );
    const { images } = await readEvaluations(folder);
    const { found, ...about } = cells[0]?.prompt.reference ?? {};
    assert.ok(found?.kind === "readable");
    assert.deepEqual(images[0]?.record.reference, {
      ...about,
      sha256: found.sha256,
    });
  });

  it("fails alone when its reference is gone or changed, and sends nothing of it", async () => {
    const [changed] = await cellsWithSketch("changed.png");
    const [gone] = await cellsWithSketch("gone.png");
    await writeFile(path.join(folder, "changed.png"), "another");
    await rm(path.join(folder, "gone.png"));
    const others = planEvaluation(prompts.slice(0, 1), [{ air }], [], false);
    const cells = [changed, gone, ...others].filter(
      (each) => each !== undefined,
    );
    const result = await run({ cells, concurrency: 1 });
    assert.deepEqual(result, { ready: 1, failed: 2, left: 0 });
    assert.deepEqual(
      failures().map(({ message }) => message),
      [
        "changed.png has changed since it was looked at; generate again.",
        "The reference gone.png isn't there.",
      ],
    );
    assert.equal(service.requested.length, 1);
    assert.deepEqual((await readEvaluations(folder)).pending, []);
  });

  it("stops at once, keeps what is there, and later pays for nothing twice", async () => {
    const stop = new AbortController();
    service.script.poll = (taskUUID) =>
      taskUUID === taskOf("fox")
        ? done(service.origin, taskUUID)
        : working(taskUUID);
    const result = await run({
      signal: stop.signal,
      onChange: (change) => {
        changes.push(change);
        if (change.state === "ready") stop.abort();
      },
    });
    assert.equal(result.ready, 1);
    assert.equal(result.left, prompts.length - 1);
    assert.equal((await readEvaluations(folder)).images.length, 1);

    service.script.poll = (taskUUID) =>
      requestedUuids().includes(taskUUID)
        ? done(service.origin, taskUUID)
        : undefined;
    assert.equal((await run()).ready, prompts.length - 1);
    assert.equal(service.requested.length, prompts.length);
    assert.equal(new Set(requestedUuids()).size, prompts.length);
    assert.equal((await run()).ready, 0);
    assert.equal(service.requested.length, prompts.length);
  });

  it("has the UUID on disk before the request goes out", async () => {
    let onDisk: Promise<readonly string[]> | undefined;
    service.script.request = ({ taskUUID }) => {
      onDisk = readEvaluations(folder).then(({ pending }) =>
        pending.map((each) => each.taskUUID),
      );
      return { taskType: "imageInference", taskUUID };
    };
    service.script.poll = (taskUUID) =>
      onDisk ? done(service.origin, taskUUID) : undefined;
    await run({ count: 1 });
    assert.deepEqual(await onDisk, requestedUuids());
  });

  it("finds a picture again whose request was under way when it crashed", async () => {
    const crash = new AbortController();
    service.script.request = () => {
      crash.abort();
      return "cut";
    };
    assert.equal((await run({ count: 1, signal: crash.signal })).left, 1);
    assert.equal((await readEvaluations(folder)).pending.length, 1);

    const result = await run({ count: 1 });
    assert.equal(result.ready, 1);
    assert.equal(service.requested.length, 1);
  });

  it("finds it in the archive when the queue has forgotten it", async () => {
    service.script.request = () => "cut";
    service.script.poll = () => undefined;
    service.script.details = (taskUUID) => ({
      taskType: "getTaskDetails",
      taskUUID,
      request: [],
      response: { data: [done(service.origin, taskUUID)] },
    });
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(service.requested.length, 1);
  });

  it("sends the same request again only when nobody knows it", async () => {
    let isReceived = false;
    service.script.request = ({ taskUUID }) => {
      if (service.requested.length === 1) return "cut";
      isReceived = true;
      return { taskType: "imageInference", taskUUID };
    };
    service.script.poll = (taskUUID) =>
      isReceived ? done(service.origin, taskUUID) : undefined;
    assert.equal((await run({ count: 1 })).ready, 1);
    const [first, second, ...more] = service.requested;
    assert.deepEqual(second, first);
    assert.deepEqual(more, []);
    assert.ok(service.polled.length >= 3);
  });

  it("takes a conflict for what it is: the request is there already", async () => {
    service.script.request = ({ taskUUID }) => ({
      errors: [{ code: "conflictTaskUUID", message: "Used.", taskUUID }],
    });
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(service.requested.length, 1);
  });

  it("waits for a model that is not ready yet", async () => {
    const accept = service.script.request;
    service.script.request = (task) =>
      service.requested.length < 3
        ? {
            errors: [
              {
                code: "modelNotReady",
                message: "Soon.",
                taskUUID: task["taskUUID"],
              },
            ],
          }
        : accept(task);
    assert.equal((await run({ count: 1 })).ready, 1);
  });

  it("ends when there is no money left, instead of asking on", async () => {
    service.script.request = ({ taskUUID }) => ({
      errors: [
        { code: "insufficientCredits", message: "Top up first.", taskUUID },
      ],
    });
    const result = await run({ concurrency: 1 });
    assert.equal(result.endedBy?.category, "balance");
    assert.equal(result.endedBy.message, "Top up first.");
    assert.equal(result.left, prompts.length - 1);
    assert.equal(service.requested.length, 1);
  });

  it("gives up on a picture after ten minutes and asks about the same one later", async () => {
    service.script.poll = working;
    const begun = nowMs;
    assert.equal((await run({ count: 1 })).failed, 1);
    assert.ok(nowMs - begun >= 600_000 && nowMs - begun < 660_000);
    assert.match(failures()[0]?.message ?? "", /ten minutes/);
    service.script.poll = (taskUUID) => done(service.origin, taskUUID);
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(service.requested.length, 1);
  });

  it("fetches a paid picture again when its download failed", async () => {
    const deliver = service.script.file;
    service.script.file = (_, response) => {
      response.writeHead(503).end();
    };
    assert.equal((await run({ count: 1 })).failed, 1);
    service.script.file = deliver;
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(service.requested.length, 1);
    assert.equal(service.fetched.length, 2);
  });

  it("has a picture made anew when the service no longer keeps it", async () => {
    const deliver = service.script.file;
    service.script.file = (_, response) => {
      response.writeHead(404).end();
    };
    assert.equal((await run({ count: 1 })).failed, 1);
    service.script.file = deliver;
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.equal(new Set(requestedUuids()).size, 2);
  });

  it("takes a picture that comes inline", async () => {
    service.script.poll = (taskUUID) => {
      const { imageURL, ...rest } = done(service.origin, taskUUID);
      assert.ok(imageURL);
      return { ...rest, imageBase64Data: onePixelPng };
    };
    assert.equal((await run({ count: 1 })).ready, 1);
    assert.deepEqual(service.fetched, []);
  });

  it("asks about all that wait in one question", async () => {
    let questions = 0;
    const counting: typeof fetch = (url, init) => {
      const body = init?.body;
      if (typeof body === "string" && body.includes("getResponse")) {
        questions += 1;
      }
      return fetch(url, init);
    };
    const client = createClient({
      endpoint: `${service.origin}/v1`,
      apiKey: "key",
      fetch: counting,
      newUUID: randomUUID,
      sleep,
    });
    service.script.poll = (taskUUID) =>
      service.requested.length < 3
        ? working(taskUUID)
        : done(service.origin, taskUUID);
    await run({ count: 3, client });
    assert.ok(questions < service.polled.length, String(questions));
  });
});

const onePixelPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
