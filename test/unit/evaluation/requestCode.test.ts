import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import {
  requestCode,
  requestLanguages,
} from "../../../src/engine/evaluation/requestCode.ts";
import { imageInferenceTask } from "../../../src/service/tasks.ts";
import { folderOfTest } from "../../fixtures/folder.ts";

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

  describe("with a reference", () => {
    const folder = folderOfTest();
    const pixels = Buffer.from([0, 1, 2, 253, 254, 255]);
    const reference = () =>
      ({
        type: "sketch",
        strength: 0.5,
        file: folder.write("a sketch's $HOME.png", pixels),
        mimeType: "image/png",
      }) as const;
    const withReference = {
      ...task,
      reference: {
        type: "sketch",
        image: `data:image/png;base64,${pixels.toString("base64")}`,
        strength: 0.5,
      },
    } as const;
    const sketched = [
      {
        ...imageInferenceTask({ ...withReference, taskUUID: uuid }),
        deliveryMethod: "sync",
      },
    ];

    it("reads its file in a shell", function () {
      if (process.platform === "win32") this.skip();
      const code = requestCode("curl", endpoint, task, reference());
      const stub = `curl() { cat; }; uuidgen() { printf ${uuid}; };`;
      const { stdout } = spawnSync("sh", ["-c", `${stub} ${code}`]);
      assert.deepEqual(JSON.parse(stdout.toString()), sketched);
    });

    it("reads its file in TypeScript", async () => {
      const [imports, ...lines] = requestCode(
        "TypeScript",
        endpoint,
        task,
        reference(),
      ).split("\n");
      assert.equal(imports, 'import { readFileSync } from "node:fs";');
      const sent: string[] = [];
      await runInNewContext(`(async () => { ${lines.join("\n")} })()`, {
        fetch: (_: string, { body }: { readonly body: string }) => {
          sent.push(body);
          return { json: () => ({ data: [{ imageURL: "" }] }) };
        },
        readFileSync,
        crypto: { randomUUID: () => uuid },
        process: { env: {} },
        console: { log: () => undefined },
      });
      assert.deepEqual(JSON.parse(sent[0] ?? ""), sketched);
    });

    it("reads its file in Python", () => {
      const code = requestCode("Python", endpoint, task, reference());
      assert.match(code, /^import base64$/m);
      assert.ok(
        code.includes(`open(${JSON.stringify(reference().file)}, "rb")`),
      );
      assert.match(code, /= "data:image\/png;base64," \+ picture$/m);
    });
  });
});
