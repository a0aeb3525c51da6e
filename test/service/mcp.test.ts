import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { isRecord } from "../../src/core/json.ts";
import type { RunningRehearsal } from "../../src/rehearsal/server.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { schemaFor } from "./support/terminalSchemas.ts";

describe("the server for agents", function () {
  this.timeout(180_000);
  let service: RunningRehearsal;
  let client: Client;
  // Before the folders go, in which the server may still be writing.
  afterEach(async () => {
    await client.close();
    await service.stop();
  });
  const programs = programsOfSuite();
  const root = folderOfTest();
  const home = folderOfTest();
  let transport: StdioClientTransport;
  /** Everything the server answered, as text. */
  let heard = "";

  beforeEach(async () => {
    service = await startRehearsal({ speed: 3600 });
    heard = "";
    mkdirSync(path.join(root.path(), "brand"));
    for (const { name, content } of await drawings(12)) {
      root.write(`brand/${name}`, content);
    }
    root.write(
      "brand/style-dataset.json",
      JSON.stringify({
        name: "Brand",
        model: { air: "org:brand@1", name: "Brand", version: "1.0.0" },
        prompts: [{ prompt: "A fox", width: 1024, height: 1024 }],
      }),
    );
  });
  /** @param agrees what the user answers when asked; undefined: the client can't ask */
  async function connect(agrees?: boolean): Promise<void> {
    client = new Client(
      { name: "test", version: "1" },
      { capabilities: agrees === undefined ? {} : { elicitation: {} } },
    );
    if (agrees !== undefined) {
      client.setRequestHandler(ElicitRequestSchema, () => ({
        action: "accept" as const,
        content: { agree: agrees },
      }));
    }
    transport = new StdioClientTransport({
      command: process.execPath,
      args: [programs.cli(), "mcp", "--root", root.path()],
      env: {
        PATH: process.env["PATH"] ?? "",
        XDG_CACHE_HOME: path.join(home.path(), "cache"),
        XDG_DATA_HOME: path.join(home.path(), "data"),
        STYLE_TRAINER_ENDPOINT: service.url,
        RUNWARE_API_KEY: service.apiKey,
      },
      stderr: "pipe",
    });
    await client.connect(transport);
  }

  async function call(name: string, input: Record<string, unknown>) {
    const result = await client.callTool({ name, arguments: input });
    heard += JSON.stringify(result);
    const content: readonly unknown[] = Array.isArray(result.content)
      ? result.content
      : [];
    const [first] = content;
    const text: unknown = isRecord(first) ? first["text"] : undefined;
    return {
      isError: result.isError === true,
      text: String(text),
      data: isRecord(result.structuredContent) ? result.structuredContent : {},
    };
  }
  const journal = () =>
    path.join(home.path(), "data", "style-trainer", "trainings.jsonl");

  it("says which tools pay, and on which condition", async () => {
    await connect();
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      "compare_models",
      "explain_rule",
      "generate_test_images",
      "lint",
      "package_plan",
      "plan_test_images",
      "plan_training",
      "train",
      "training_status",
    ]);
    for (const { name, annotations, description, inputSchema } of tools) {
      const isPaying = name === "train" || name === "generate_test_images";
      assert.equal(annotations?.readOnlyHint, !isPaying, name);
      assert.equal(description?.includes("CONSENT:") === true, isPaying, name);
      assert.equal(
        (inputSchema.required ?? []).includes("confirmed"),
        isPaying,
        name,
      );
    }
  });

  it("lints, explains and plans as the terminal does, and writes nothing", async () => {
    await connect();
    const linted = await call("lint", { folder: "brand" });
    assert.equal(linted.isError, false, linted.text);
    const [dataset] = linted.data["datasets"] as { images: unknown[] }[];
    assert.equal(dataset?.images.length, 12);
    const explained = await call("explain_rule", { rule: "count/too-few" });
    assert.match(String(explained.data["explanation"]), /Fewer than 10 images/);
    const planned = await call("package_plan", { folder: "brand" });
    assert.equal(planned.data["ready"], true);
    const unknown = await call("explain_rule", { rule: "count/none" });
    assert.ok(unknown.isError);
    assert.match(unknown.text, /There is no rule count\/none/);
    assert.ok(!existsSync(path.join(root.path(), "brand", ".style-trainer")));
  });

  it("looks into no folder outside of its own", async () => {
    await connect();
    for (const folder of ["..", "/", "brand/../.."]) {
      const { isError, text } = await call("lint", { folder });
      assert.ok(isError, folder);
      assert.match(text, /isn't within/);
    }
  });

  it("trains what was agreed to, once, and says nothing of the key", async () => {
    await connect();
    const plan = await call("plan_training", { folder: "brand" });
    assert.equal(plan.isError, false, plan.text);
    const { hash, costUSD } = plan.data;
    for (const confirmed of [
      { planHash: "0".repeat(64), costUSD },
      { planHash: hash, costUSD: 0 },
    ]) {
      const refused = await call("train", { folder: "brand", confirmed });
      assert.ok(refused.isError);
      assert.match(refused.text, /isn't the plan that was agreed to/);
    }
    const without = await call("train", { folder: "brand" });
    assert.ok(without.isError);
    assert.ok(!readFileSync(journal(), "utf8").includes("planned"));
    const confirmed = { planHash: hash, costUSD };
    const trained = await call("train", { folder: "brand", confirmed });
    assert.equal(trained.isError, false, trained.text);
    assert.equal(trained.data["sent"], "yes");
    const again = await call("train", { folder: "brand", confirmed });
    assert.ok(again.isError);
    const status = await call("training_status", { all: true });
    const output = { kind: "trainings", ...status.data };
    assert.deepEqual(schemaFor("trainings")(output), []);
    assert.equal((status.data["trainings"] as unknown[]).length, 1);
    assert.ok(!heard.includes(service.apiKey));
  });

  it("sends nothing when the images changed after the user agreed", async () => {
    await connect();
    const plan = await call("plan_training", { folder: "brand" });
    const [other] = await drawings(14).then((all) => all.slice(13));
    assert.ok(other);
    root.write(`brand/${other.name}`, other.content);
    const { hash, costUSD } = plan.data;
    const refused = await call("train", {
      folder: "brand",
      confirmed: { planHash: hash, costUSD },
    });
    assert.ok(refused.isError);
    assert.match(refused.text, /Nothing was sent/);
  });

  it("asks the user where the client can, and takes no for an answer", async () => {
    await connect(false);
    const plan = await call("plan_training", { folder: "brand" });
    const { hash, costUSD } = plan.data;
    const refused = await call("train", {
      folder: "brand",
      confirmed: { planHash: hash, costUSD },
    });
    assert.ok(refused.isError);
    assert.match(refused.text, /The user doesn't agree/);
    assert.ok(!readFileSync(journal(), "utf8").includes("planned"));
  });
});
