import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { FailureCategory } from "../../src/core/training/failure.ts";
import type { ServiceClient } from "../../src/service/answers.ts";
import { createClient } from "../../src/service/client.ts";
import type { ClientOptions } from "../../src/service/clientOptions.ts";
import { ServiceError } from "../../src/service/serviceError.ts";
import { body, plan } from "../unit/training/plans.ts";
import type { Reply, ScriptedServer, Seen } from "./support/scriptedServer.ts";
import { acknowledge, startScriptedServer } from "./support/scriptedServer.ts";

const apiKey = "secret-key-0123456789";
const never = new AbortController().signal;

describe("The service's client", () => {
  let server: ScriptedServer | undefined;
  let slept: number[] = [];

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    slept = [];
  });

  async function clientOf(
    /** One after another, the last one for ever; or by request. */
    answer: readonly Reply[] | ((seen: Seen, index: number) => Reply),
    options: Partial<ClientOptions> = {},
  ): Promise<ServiceClient> {
    server = await startScriptedServer((arrived, index) =>
      typeof answer === "function"
        ? answer(arrived, index)
        : (answer[Math.min(index, answer.length - 1)] ?? { text: "" }),
    );
    return createClient({
      endpoint: server.url,
      apiKey,
      fetch,
      newUUID: randomUUID,
      sleep: (ms, signal) => {
        slept.push(ms);
        signal.throwIfAborted();
        return Promise.resolve();
      },
      ...options,
    });
  }

  const seen = () => server?.seen ?? [];
  const category = async (
    asked: Promise<unknown>,
  ): Promise<FailureCategory | "none"> =>
    asked.then(
      () => "none" as const,
      (error: unknown) => {
        assert.ok(error instanceof ServiceError, String(error));
        assert.ok(!JSON.stringify(error).includes(apiKey));
        assert.ok(!error.message.includes(apiKey), error.message);
        assert.ok(!(error.stack ?? "").includes(apiKey));
        return error.category;
      },
    );

  describe("submitting a training", () => {
    it("sends the body as a list of one, with the key in the header", async () => {
      const client = await clientOf(acknowledge);
      assert.equal(await client.submitTraining(body, never), "accepted");
      assert.deepEqual(seen()[0]?.tasks, [body]);
      assert.equal(seen()[0]?.headers.authorization, `Bearer ${apiKey}`);
      assert.ok(!seen()[0]?.body.includes(apiKey));
    });

    const cut: Reply = (response) => response.destroy();
    const error = (code: string, about: object = {}) => ({
      data: [],
      errors: [{ code, message: "why", taskUUID: plan.taskUUID, ...about }],
    });
    for (const [name, reply, expected] of [
      [
        "a conflict",
        { status: 400, json: error("conflictTaskUUID") },
        "conflict",
      ],
      [
        "a bad parameter",
        { status: 400, json: error("invalidAir") },
        "refused",
      ],
      ["an error with HTTP 200", { json: error("invalidModel") }, "refused"],
      ["a refused key", { status: 401, json: error("invalidApiKey") }, "key"],
      ["a refused key without a body", { status: 401, text: "" }, "key"],
      ["a missing right", { status: 403, text: "no" }, "forbidden"],
      [
        "an empty account",
        { status: 402, json: error("insufficientCredits") },
        "balance",
      ],
      ["too much traffic", { status: 429, json: error("rateLimit") }, "busy"],
      ["a request too large", { status: 413, text: "<html>" }, "refused"],
      [
        "a server's fault",
        { status: 500, json: error("internalServerError") },
        "server",
      ],
      [
        "a gateway's page",
        { status: 502, text: "<html>Bad Gateway</html>" },
        "server",
      ],
      ["a gateway's patience", { status: 504, text: "" }, "timeout"],
      ["an empty answer", { text: "" }, "nonsense"],
      ["half an answer", { text: '{"data":[{"taskUU' }, "nonsense"],
      ["null", { text: "null" }, "nonsense"],
      ["an answer about nothing", { json: { data: [] } }, "nonsense"],
      ["a cut connection", cut, "offline"],
      [
        "a redirect",
        { status: 307, headers: { location: "http://127.0.0.1:1/" } },
        "nonsense",
      ],
    ] as const satisfies readonly (readonly [
      string,
      Reply,
      FailureCategory,
    ])[]) {
      it(`fails as ${expected} after ${name}, and isn't repeated`, async () => {
        const client = await clientOf([reply]);
        assert.equal(
          await category(client.submitTraining(body, never)),
          expected,
        );
        assert.equal(seen().length, 1);
        assert.deepEqual(slept, []);
      });
    }

    it("is offline when nobody listens", async () => {
      const client = await clientOf([{ json: {} }]);
      await server?.stop();
      assert.equal(
        await category(client.submitTraining(body, never)),
        "offline",
      );
    });

    it("runs into its deadline when no answer comes", async () => {
      const client = await clientOf([() => undefined], { timeoutMs: 50 });
      assert.equal(
        await category(client.submitTraining(body, never)),
        "timeout",
      );
    });

    it("is aborted with the caller's own reason", async () => {
      const abort = new AbortController();
      const reason = new Error("closed");
      const client = await clientOf([() => abort.abort(reason)]);
      await assert.rejects(client.submitTraining(body, abort.signal), reason);
    });

    it("doesn't repeat a key that the service repeats", async () => {
      const client = await clientOf([
        { status: 400, json: error("invalidX", { message: `bad ${apiKey}!` }) },
      ]);
      await assert.rejects(client.submitTraining(body, never), {
        message: "bad …!",
      });
    });

    it("sends no key that could not be one", async () => {
      const client = await clientOf([{ json: {} }], { apiKey: "a\nb" });
      assert.equal(await category(client.submitTraining(body, never)), "key");
      assert.equal(seen().length, 0);
    });
  });

  describe("polling", () => {
    const other = "7c1d9a52-64c8-4b1e-8a47-90d2b6a3f115";
    const item = (taskUUID: string, about: object) => ({
      taskType: "training",
      taskUUID,
      ...about,
    });

    it("asks for all in one request and answers each by its UUID", async () => {
      const client = await clientOf([
        {
          json: {
            data: [item(other, { status: "processing", progress: 4 })],
            errors: [
              { code: "invalidDataset", message: "7", taskUUID: plan.taskUUID },
            ],
          },
        },
      ]);
      const answers = await client.poll([plan.taskUUID, other, "third"], never);
      assert.deepEqual(
        seen()[0]?.tasks.map(({ taskType }) => taskType),
        ["getResponse", "getResponse", "getResponse"],
      );
      assert.equal(answers.get(plan.taskUUID)?.kind, "failed");
      assert.deepEqual(answers.get(other), { kind: "processing", progress: 4 });
      assert.deepEqual(answers.get("third"), { kind: "none" });
    });

    it("asks nothing about nothing", async () => {
      const client = await clientOf([{ json: {} }]);
      assert.equal((await client.poll([], never)).size, 0);
      assert.equal(seen().length, 0);
    });

    it("tries again after passing trouble, ever later", async () => {
      const client = await clientOf([
        { status: 500, text: "" },
        { text: "<html>" },
        { json: { data: [] } },
      ]);
      const answers = await client.poll(["a"], never);
      assert.deepEqual(answers.get("a"), { kind: "none" });
      assert.deepEqual(slept, [500, 1000]);
    });

    it("gives up after three attempts", async () => {
      const client = await clientOf([{ status: 503, text: "" }]);
      assert.equal(await category(client.poll(["a"], never)), "server");
      assert.equal(seen().length, 3);
    });

    it("waits as long as the service asks, unless that is too long to wait here", async () => {
      const busy = (seconds: string) => ({
        status: 429,
        headers: { "retry-after": seconds },
        text: "",
      });
      const client = await clientOf([busy("7"), { json: { data: [] } }]);
      await client.poll(["a"], never);
      assert.deepEqual(slept, [7000]);
      await server?.stop();
      const patient = await clientOf([busy("600")]);
      await assert.rejects(patient.poll(["a"], never), {
        retryAfterMs: 600_000,
      });
      assert.equal(seen().length, 1);
    });

    it("asks once more when a key is refused, and not twice", async () => {
      const refused = { status: 401, text: "" };
      const client = await clientOf([refused, { json: { data: [] } }]);
      assert.equal(await category(client.poll(["a"], never)), "none");
      await server?.stop();
      const really = await clientOf([refused]);
      assert.equal(await category(really.poll(["a"], never)), "key");
      assert.equal(seen().length, 2);
    });

    it("doesn't repeat what was refused for good", async () => {
      const client = await clientOf([{ status: 403, text: "" }]);
      assert.equal(await category(client.poll(["a"], never)), "forbidden");
      assert.equal(seen().length, 1);
    });

    it("stops waiting when it is aborted", async () => {
      const abort = new AbortController();
      const client = await clientOf([{ status: 500, text: "" }], {
        sleep: (_ms, signal) => {
          abort.abort(new Error("closed"));
          signal.throwIfAborted();
          return Promise.resolve();
        },
      });
      await assert.rejects(client.poll(["a"], abort.signal), /closed/);
      assert.equal(seen().length, 1);
    });

    it("fails when the question failed for every task", async () => {
      const client = await clientOf([
        {
          json: {
            errors: [{ code: "rateLimit", taskUUID: "a", message: "m" }],
          },
        },
      ]);
      assert.equal(await category(client.poll(["a"], never)), "busy");
    });
  });

  describe("asking the archive", () => {
    const archived = (response: unknown): Reply => ({
      json: {
        data: [
          {
            taskType: "getTaskDetails",
            taskUUID: plan.taskUUID,
            request: [body],
            ...(response === undefined ? {} : { response }),
          },
        ],
      },
    });
    for (const [name, reply, expected] of [
      [
        "a result without status",
        archived({ data: [{ taskUUID: plan.taskUUID, air: "a:b@c" }] }),
        "succeeded",
      ],
      [
        "an error",
        archived({
          errors: [{ taskUUID: plan.taskUUID, code: "invalidDataset" }],
        }),
        "failed",
      ],
      ["a task without an answer yet", archived({ data: [] }), "processing"],
      ["a task without any answer", archived(undefined), "processing"],
      ["nothing", { json: { data: [] } }, "none"],
      [
        "task not found",
        {
          status: 404,
          json: { errors: [{ code: "taskNotFound", taskUUID: plan.taskUUID }] },
        },
        "none",
      ],
    ] as const satisfies readonly (readonly [string, Reply, string])[]) {
      it(`reads ${name}`, async () => {
        const client = await clientOf([reply]);
        assert.equal(
          (await client.taskDetails(plan.taskUUID, never)).kind,
          expected,
        );
      });
    }
  });

  describe("uploading", () => {
    const mediaUUID = "b7e4d2c1-9a36-4f58-a1c0-2e8d6f4b7093";
    const stored = ({ tasks }: Seen, value: string): Reply => ({
      json: {
        data: {
          taskType: "mediaStorage",
          taskUUID: tasks[0]?.["taskUUID"],
          mediaUUID: value,
          mediaURL: "https://im.example/x",
        },
      },
    });

    it("streams the body with its exact length and tells how far it is", async () => {
      const client = await clientOf((arrived) => stored(arrived, mediaUUID));
      const told: number[] = [];
      const media = await client.uploadMedia(
        {
          bytes: 8,
          async *chunks() {
            yield Buffer.from("AAAA");
            await Promise.resolve();
            yield Buffer.from("BBBB");
          },
        },
        never,
        (sent) => told.push(sent),
      );
      assert.deepEqual(media, { mediaUUID, mediaURL: "https://im.example/x" });
      const [arrived] = seen();
      assert.equal(arrived?.tasks[0]?.["media"], "AAAABBBB");
      assert.equal(arrived.tasks[0]["operation"], "upload");
      assert.equal(
        arrived.headers["content-length"],
        String(Buffer.byteLength(arrived.body)),
      );
      assert.deepEqual(told, [4, 8]);
    });

    it("doesn't follow a redirect with the file and the key", async () => {
      const elsewhere = await startScriptedServer(acknowledge);
      const client = await clientOf([
        { status: 307, headers: { location: elsewhere.url }, text: "" },
      ]);
      assert.equal(
        await category(client.uploadMedia("https://x.example/a", never)),
        "offline",
      );
      assert.deepEqual(elsewhere.seen, []);
      await elsewhere.stop();
    });

    it("sends a text as it is", async () => {
      const client = await clientOf((arrived) => stored(arrived, mediaUUID));
      await client.uploadMedia('https://x.example/"a"\\é', never);
      assert.equal(seen()[0]?.tasks[0]?.["media"], 'https://x.example/"a"\\é');
    });

    it("asks for the UUID until the placeholder is replaced", async () => {
      const client = await clientOf((arrived, index) =>
        index === 1
          ? { json: { data: [] } }
          : stored(arrived, index < 3 ? "1" : mediaUUID),
      );
      const media = await client.uploadMedia("https://x.example/a", never);
      assert.equal(media.mediaUUID, mediaUUID);
      assert.deepEqual(
        seen().map(({ tasks }) => tasks[0]?.["taskType"]),
        ["mediaStorage", "getResponse", "getResponse", "getResponse"],
      );
      assert.equal(
        new Set(seen().map(({ tasks }) => tasks[0]?.["taskUUID"])).size,
        1,
      );
    });

    it("is repeated under a new UUID when it fails on the way", async () => {
      const client = await clientOf((arrived, index) =>
        index === 0 ? { status: 500, text: "" } : stored(arrived, mediaUUID),
      );
      await client.uploadMedia("https://x.example/a", never);
      assert.notEqual(
        seen()[0]?.tasks[0]?.["taskUUID"],
        seen()[1]?.tasks[0]?.["taskUUID"],
      );
    });
  });

  it("reads the balance as number, as object, or not at all", async () => {
    const account = async (about: object) => {
      await server?.stop();
      const client = await clientOf(({ tasks }) => ({
        json: { data: [{ taskUUID: tasks[0]?.["taskUUID"], ...about }] },
      }));
      return client.account(never);
    };
    assert.deepEqual(await account({ balance: 25.5, AIRSource: "acme" }), {
      balance: 25.5,
      airSource: "acme",
    });
    assert.deepEqual(
      await account({
        balance: { amount: 3, currency: "USD" },
        organizationName: "Acme",
      }),
      { balance: 3, currency: "USD", organizationName: "Acme" },
    );
    assert.deepEqual(await account({}), {});
  });

  it("finds models by their AIR", async () => {
    const client = await clientOf(({ tasks }) => ({
      json: {
        data: [
          {
            taskUUID: tasks[0]?.["taskUUID"],
            results: [
              { air: "a:b@1", name: "B", private: true },
              { name: "x" },
            ],
          },
        ],
      },
    }));
    assert.deepEqual(
      await client.searchModels(
        { search: "a:b@1", visibility: "owned" },
        never,
      ),
      [{ air: "a:b@1", name: "B", isPrivate: true }],
    );
    assert.equal(seen()[0]?.tasks[0]?.["visibility"], "owned");
  });

  it("marks a dry run, and takes a missing price for no error", async () => {
    const client = await clientOf((arrived, index) =>
      index === 0
        ? acknowledge(arrived)
        : { json: { data: [{ taskUUID: plan.taskUUID, cost: 1.5 }] } },
    );
    assert.deepEqual(await client.dryRunTraining(body, never), {});
    assert.deepEqual(await client.dryRunTraining(body, never), {
      costUSD: 1.5,
    });
    assert.equal(seen()[0]?.headers["x-runware-dry-run"], "1");
  });

  it("asks for a picture and takes one that comes at once", async () => {
    const task = {
      taskUUID: plan.taskUUID,
      model: "acme:stellar@1",
      positivePrompt: "a fox",
      width: 1024,
      height: 1088,
      quality: "high",
    } as const;
    const client = await clientOf((arrived, index) =>
      index === 0
        ? acknowledge(arrived)
        : {
            json: {
              data: [
                { taskUUID: plan.taskUUID, imageURL: "https://a.example" },
              ],
            },
          },
    );
    assert.deepEqual(await client.requestImages(task, never), {
      kind: "accepted",
    });
    assert.equal((await client.requestImages(task, never)).kind, "succeeded");
    const { settings, deliveryMethod, width, height } =
      seen()[0]?.tasks[0] ?? {};
    assert.deepEqual(
      { settings, deliveryMethod, width, height },
      {
        settings: { quality: "high" },
        deliveryMethod: "async",
        width: 1024,
        height: 1088,
      },
    );
  });
});
