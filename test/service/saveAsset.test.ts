import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate as soon } from "node:timers/promises";
import { promptKey } from "../../src/core/evaluation/promptKey.ts";
import { readEvaluations } from "../../src/engine/evaluation/evaluationFiles.ts";
import { createFetchPicture } from "../../src/engine/evaluation/fetchPicture.ts";
import { runEvaluation } from "../../src/engine/evaluation/runEvaluation.ts";
import { saveAssetIn } from "../../src/engine/evaluation/saveAsset.ts";
import { createClient } from "../../src/service/client.ts";
import type { Double } from "./evaluationDouble.ts";
import { picture, startDouble } from "./evaluationDouble.ts";
import { inTemporaryFolder } from "./support/trainingFixtures.ts";

const prompt = {
  prompt: "A red fox",
  width: 2048,
  height: 1024,
  quality: "high",
} as const;
const name = "a-red-fox-2048x1024";

describe("an asset", () => {
  let service: Double;
  beforeEach(async () => {
    service = await startDouble();
  });
  afterEach(() => service.stop());

  async function draw(folder: string): Promise<void> {
    const sleep = async () => {
      await soon();
    };
    const { ready } = await runEvaluation({
      folder,
      cells: [
        {
          promptKey: promptKey(prompt),
          prompt,
          version: { air: "acme:stellar@1" },
        },
      ],
      rehearsal: false,
      client: createClient({
        endpoint: `${service.origin}/v1`,
        apiKey: "key",
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
      store: saveAssetIn(path.join(folder, "assets")),
    });
    assert.equal(ready, 1);
  }

  it("lies in its folder with a record, drawn in high quality, and is no test image", () =>
    inTemporaryFolder(async (folder) => {
      await draw(folder);
      const into = path.join(folder, "assets");
      assert.deepEqual((await readdir(into)).sort(), [
        `${name}.json`,
        `${name}.png`,
      ]);
      const [task] = service.requested;
      assert.deepEqual(task?.["settings"], { quality: "high" });
      const text = await readFile(path.join(into, `${name}.json`), "utf8");
      const record = JSON.parse(text) as Record<string, unknown>;
      assert.equal(record["prompt"], prompt.prompt);
      assert.equal(record["file"], `${name}.png`);
      assert.equal(record["taskUUID"], task["taskUUID"]);
      assert.deepEqual(await readEvaluations(folder), {
        images: [],
        pending: [],
      });
    }));

  it("never takes the place of anything", () =>
    inTemporaryFolder(async (folder) => {
      const into = path.join(folder, "assets");
      await draw(folder);
      await writeFile(path.join(into, `${name}.png`), "mine");
      await writeFile(path.join(into, `${name}-2.json`), "mine too");
      await draw(folder);
      assert.deepEqual((await readdir(into)).sort(), [
        `${name}-2.json`,
        `${name}-3.json`,
        `${name}-3.png`,
        `${name}.json`,
        `${name}.png`,
      ]);
      const kept = (file: string) => readFile(path.join(into, file), "utf8");
      assert.equal(await kept(`${name}.png`), "mine");
      assert.equal(await kept(`${name}-2.json`), "mine too");
      assert.deepEqual(
        await readFile(path.join(into, `${name}-3.png`)),
        await picture(),
      );
      assert.equal(service.requested.length, 2);
    }));
});
