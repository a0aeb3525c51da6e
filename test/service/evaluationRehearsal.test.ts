import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { planEvaluation } from "../../src/core/evaluation/planEvaluation.ts";
import { starterPrompts } from "../../src/core/evaluation/starterPrompts.ts";
import { readManifest } from "../../src/engine/dataset/readManifest.ts";
import { readEvaluations } from "../../src/engine/evaluation/evaluationFiles.ts";
import { createFetchPicture } from "../../src/engine/evaluation/fetchPicture.ts";
import { runEvaluation } from "../../src/engine/evaluation/runEvaluation.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { createClient } from "../../src/service/client.ts";
import { picture } from "./evaluationDouble.ts";

/** A model every account can use, so that nothing has to be trained first. */
const air = "exactly:photo@journey";
const prompts = starterPrompts.slice(0, 3);

describe("test images of the rehearsal", function () {
  // Real pictures are drawn, 1024 pixels and up.
  this.timeout(30_000);
  let rehearsal: RunningRehearsal;
  let folder: string;

  beforeEach(async () => {
    rehearsal = await startRehearsal({ speed: 1000 });
    folder = await mkdtemp(path.join(tmpdir(), "style-trainer-evaluation-"));
  });
  afterEach(async () => {
    await rehearsal.stop();
    await rm(folder, { recursive: true });
  });

  /** A twentieth of the real waits: the rehearsal is faster still. */
  const sleep = async (ms: number, signal: AbortSignal) => {
    await wait(ms / 20, undefined, { signal });
  };

  async function run(
    model: string,
    cells = planEvaluation(prompts, [{ air: model }], [], true),
  ) {
    return await runEvaluation({
      folder,
      cells,
      rehearsal: true,
      client: createClient({
        endpoint: rehearsal.url,
        apiKey: rehearsal.apiKey,
        fetch,
        newUUID: randomUUID,
        sleep,
      }),
      fetchPicture: createFetchPicture({ fetch }),
      now: Date.now,
      newUUID: randomUUID,
      sleep,
      signal: new AbortController().signal,
      onChange: () => undefined,
    });
  }

  it("are real pictures of the size asked for, with cost and seed", async () => {
    assert.deepEqual(await run(air), { ready: 3, failed: 0, left: 0 });
    const { images } = await readEvaluations(folder);
    assert.equal(images.length, prompts.length);
    for (const { record, path: file } of images) {
      const { width, height } = await sharp(file).metadata();
      assert.deepEqual([width, height], [record.width, record.height]);
      assert.equal(record.rehearsal, true);
      assert.ok((record.costUSD ?? 0) > 0);
      assert.match(record.seed ?? "", /^\d+$/);
    }
  });

  it("differ when a prompt is drawn several times, or with a sketch", async () => {
    await writeFile(path.join(folder, "sketch.png"), await picture());
    const [prompt] = prompts;
    assert.ok(prompt);
    const { width, height, quality } = prompt;
    const reference = { type: "sketch", image: "sketch.png", strength: 0.7 };
    const plain = { prompt: prompt.prompt, width, height, quality };
    await writeFile(
      path.join(folder, "style-dataset.json"),
      JSON.stringify({ prompts: [plain, { ...plain, reference }] }),
    );
    const read = await readManifest(folder);
    const both = read?.manifest.prompts ?? [];
    const cells = planEvaluation(both, [{ air }], [], true, 2);
    assert.deepEqual(await run(air, cells), { ready: 4, failed: 0, left: 0 });
    const { images } = await readEvaluations(folder);
    const seeds = new Set(images.map(({ record }) => record.seed));
    assert.equal(seeds.size, 4);
  });

  it("are refused for a model nobody trained, in the service's words", async () => {
    const result = await run("acme:unknown@1");
    assert.equal(result.failed, 3);
    assert.deepEqual(await readEvaluations(folder), {
      images: [],
      pending: [],
    });
  });
});
