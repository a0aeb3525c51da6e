import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, generation, open } from "./rehearsal/support.ts";
import type { Studio } from "./rehearsal/support.ts";

describe("the rehearsal's envelope", () => {
  let studio: Studio;
  before(async () => {
    studio = await open({ apiKey: "the-key" });
  });
  after(() => studio.stop());

  it("takes the key from the header and marks its answer", async () => {
    const { httpStatus, data, headers } = await studio.post([
      { taskType: "ping" },
    ]);
    assert.equal(httpStatus, 200);
    assert.deepEqual(data, [{ taskType: "ping", pong: true }]);
    assert.equal(headers.get("x-style-trainer-rehearsal"), "1");
  });

  it("takes the key from a first authentication task", async () => {
    const tasks = [
      { taskType: "authentication", apiKey: "the-key" },
      { taskType: "ping" },
    ];
    assert.equal((await studio.post(tasks, {})).httpStatus, 200);
  });

  it("refuses a wrong key, no key, and a key given twice", async () => {
    const ping = { taskType: "ping" };
    const wrong = await studio.post([ping], { authorization: "Bearer no" });
    assert.equal(wrong.httpStatus, 401);
    assert.equal(wrong.errors[0]?.["code"], "invalidApiKey");
    assert.equal(wrong.errors[0]["taskType"], "authentication");
    const missing = await studio.post([ping], {});
    assert.equal(missing.errors[0]?.["code"], "missingApiKey");
    const twice = await studio.post(
      [{ taskType: "authentication", apiKey: "the-key" }, ping],
      { authorization: "Bearer the-key" },
    );
    assert.equal(twice.httpStatus, 400);
  });

  it("refuses a body that is not an array of tasks", async () => {
    for (const body of [{ taskType: "ping" }, [], [1], "ping"]) {
      const { httpStatus, errors } = await studio.post(body);
      assert.equal(httpStatus, 400);
      assert.equal(errors[0]?.["code"], "invalidRequest");
    }
  });

  it("answers each task of a batch for itself", async () => {
    const bad = generation({ width: 1000 });
    const { httpStatus, data, errors } = await studio.post([
      { taskType: "ping" },
      bad,
    ]);
    assert.equal(httpStatus, 200);
    assert.equal(data.length, 1);
    assert.deepEqual(errors, [
      {
        code: "invalidWidth",
        message: errors[0]?.["message"],
        parameter: "width",
        type: "integer",
        min: 1024,
        max: 2048,
        multiplier: 64,
        taskType: "imageInference",
        taskUUID: bad.taskUUID,
      },
    ]);
  });

  it("knows no task of an unknown UUID, or says so when switched", async () => {
    const unknown = await studio.poll(randomUUID());
    assert.equal(unknown.httpStatus, 200);
    assert.deepEqual(unknown.data, []);
    await studio.turn({ unknownUuid: "taskNotFound" });
    const said = await studio.poll(randomUUID());
    assert.equal(said.httpStatus, 404);
    assert.equal(said.errors[0]?.["code"], "taskNotFound");
    await studio.turn({ unknownUuid: "empty" });
  });

  it("gives its details, with the balance in three forms", async () => {
    const ask = () =>
      studio.post([
        {
          taskType: "accountManagement",
          taskUUID: randomUUID(),
          operation: "getDetails",
        },
      ]);
    const [details] = (await ask()).data;
    assert.equal(details?.["AIRSource"], "rehearsal");
    assert.equal(at(details, "balance", "amount"), 250);
    await studio.turn({ balance: "number", airSource: "absent" });
    const [number] = (await ask()).data;
    assert.equal(number?.["balance"], 250);
    assert.equal(number["AIRSource"], undefined);
    await studio.turn({ balance: "missing" });
    assert.equal((await ask()).data[0]?.["balance"], undefined);
    await studio.turn({ balance: "object", airSource: "present" });
  });

  it("spoils as many answers as a fault says, then none", async () => {
    const kinds = [
      ["401", 401],
      ["402", 402],
      ["403", 403],
      ["429", 429],
      ["500", 500],
      ["503", 503],
      ["504", 504],
      ["errors200", 200],
    ] as const;
    for (const [kind, httpStatus] of kinds) {
      await studio.turn({
        faults: [{ match: "ping", kind, times: 1, retryAfterSeconds: 7 }],
      });
      const spoilt = await studio.post([{ taskType: "ping" }]);
      assert.equal(spoilt.httpStatus, httpStatus);
      assert.equal(spoilt.errors.length, 1);
      assert.equal(spoilt.headers.get("retry-after"), "7");
      assert.equal(
        (await studio.post([{ taskType: "ping" }])).errors.length,
        0,
      );
    }
  });

  it("can answer with no JSON at all, or with no answer", async () => {
    for (const kind of ["502html", "emptyBody", "truncatedJson", "cut"]) {
      await studio.turn({ faults: [{ match: "*", kind, times: 1 }] });
      await assert.rejects(studio.post([{ taskType: "ping" }]), kind);
    }
  });

  it("refuses unknown switches and keeps the old ones", async () => {
    const wrong = await studio.turn({ progres: "ints" });
    assert.equal(wrong.status, 400);
    assert.equal((await studio.turn({ ack: "never" })).status, 400);
    const kept = await (await fetch(`${studio.origin}/__sim/switches`)).json();
    assert.equal(at(kept, "ack"), "plain");
  });

  it("logs what was asked and never the key", async () => {
    const { taskUUID } = generation();
    await studio.poll(taskUUID);
    const log = await studio.log();
    const last = log.requests.at(-1);
    assert.deepEqual(last?.["tasks"], [{ taskType: "getResponse", taskUUID }]);
    assert.equal(last["httpStatus"], 200);
    assert.doesNotMatch(JSON.stringify(log), /the-key/);
  });

  it("turns away web pages of other origins", async () => {
    const response = await fetch(`${studio.origin}/__sim/switches`, {
      headers: { origin: "https://elsewhere.example" },
    });
    assert.equal(response.status, 403);
  });
});
