import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { runInNewContext } from "node:vm";
import {
  requestCode,
  requestLanguages,
} from "../../../src/engine/evaluation/requestCode.ts";
import { imageInferenceTask } from "../../../src/service/tasks.ts";

const task = {
  model: "acme:stellar@2",
  positivePrompt: `A sign reading "OPEN", the owner's $HOME, NEW-UUID, \\n`,
  width: 1024,
  height: 1536,
  quality: "high",
} as const;
const endpoint = "https://api.example.net/v1";
const wanted = (taskUUID: string) => [
  { ...imageInferenceTask({ ...task, taskUUID }), deliveryMethod: "sync" },
];
const uuid = "00000000-0000-4000-8000-000000000000";

describe("a request copied as code", () => {
  it("reads the key from the environment in every language", () => {
    for (const language of requestLanguages) {
      assert.match(requestCode(language, endpoint, task), /RUNWARE_API_KEY/);
    }
  });

  it("as curl sends what test images are asked for with, whatever is in the prompt", function () {
    if (process.platform === "win32") this.skip();
    const stub = `curl() { for each; do :; done; printf %s "$each"; }; uuidgen() { printf ${uuid}; };`;
    const { stdout } = spawnSync("sh", [
      "-c",
      `${stub} ${requestCode("curl", endpoint, task)}`,
    ]);
    assert.deepEqual(JSON.parse(stdout.toString()), wanted(uuid));
  });

  it("as TypeScript sends the same", async () => {
    const code = requestCode("TypeScript", endpoint, task);
    const sent: string[] = [];
    await runInNewContext(`(async () => { ${code} })()`, {
      fetch: (_: string, { body }: { readonly body: string }) => {
        sent.push(body);
        return { json: () => ({ data: [{ imageURL: "" }] }) };
      },
      crypto: { randomUUID: () => uuid },
      process: { env: {} },
      console: { log: () => undefined },
    });
    assert.deepEqual(JSON.parse(sent[0] ?? ""), wanted(uuid));
  });

  it("as Python has the same tasks, read as JSON", () => {
    const code = requestCode("Python", endpoint, task);
    const [, literal = ""] = /json\.loads\((".*")\)/.exec(code) ?? [];
    const tasks: unknown = JSON.parse(JSON.parse(literal) as string);
    assert.deepEqual(tasks, wanted("NEW-UUID"));
  });
});
