import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { archive, at, inline, open, training } from "./rehearsal/support.ts";
import type { Json, Studio } from "./rehearsal/support.ts";

describe("a rehearsed training", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  let studio: Studio;
  let dataset: Buffer;
  before(async () => {
    dataset = await archive(10);
  });
  beforeEach(async () => {
    studio = await open();
  });
  afterEach(() => studio.stop());

  const submit = async (more?: Json) => {
    const task = training(inline(dataset), more);
    const ack = await studio.post([task]);
    await studio.inspected(task.taskUUID);
    return { task, ack, taskUUID: task.taskUUID };
  };
  const item = async (taskUUID: string) =>
    (await studio.poll(taskUUID)).data[0];

  it("is acknowledged at once and followed to its end", async () => {
    const { task, ack } = await submit({ includeCost: true });
    const { taskUUID } = task;
    assert.deepEqual(ack.data, [{ taskType: "training", taskUUID }]);
    await studio.skip(0.5);
    const half = await item(taskUUID);
    assert.equal(half?.["status"], "processing");
    assert.equal(Math.floor(Number(half["progress"]) / 10), 5);
    await studio.skip(0.5);
    const done = await item(taskUUID);
    assert.equal(done?.["status"], "success");
    assert.equal(done["air"], "acme:house@1");
    assert.equal(done["cost"], 12.5);
    const file = await fetch(String(at(done, "outputs", "files", 0, "url")));
    assert.equal(file.status, 200);
    const bytes = Buffer.from(await file.arrayBuffer());
    const header = bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE()));
    assert.match(header.toString(), /"air":"acme:house@1"/);
  });

  it("happens once however often its UUID is sent", async () => {
    const { task } = await submit();
    const { httpStatus, errors } = await studio.post([task]);
    assert.equal(httpStatus, 400);
    assert.equal(errors[0]?.["code"], "conflictTaskUUID");
    assert.equal(errors[0]["taskUUID"], task.taskUUID);
    await studio.turn({ duplicate: "accepted" });
    assert.equal((await studio.post([task])).httpStatus, 200);
    assert.equal((await studio.log()).trainingsCreated, 1);
  });

  it("counts a UUID as used within one request too", async () => {
    const task = training(inline(dataset));
    const { data, errors } = await studio.post([task, task]);
    assert.equal(data.length, 1);
    assert.equal(errors[0]?.["code"], "conflictTaskUUID");
  });

  it("goes on when the ack is lost", async () => {
    await studio.turn({ ack: "lost" });
    const task = training(inline(dataset));
    await assert.rejects(studio.post([task]));
    assert.equal((await item(task.taskUUID))?.["status"], "processing");
    assert.equal((await studio.log()).trainingsCreated, 1);
  });

  it("can acknowledge slowly, or with a status", async () => {
    await studio.turn({ ack: "slow", slowAckMs: 300 });
    const before = performance.now();
    await submit();
    assert.ok(performance.now() - before >= 300);
    await studio.turn({ ack: "withStatus" });
    assert.equal((await submit()).ack.data[0]?.["status"], "processing");
  });

  it("is priced and not begun in a dry run", async () => {
    const task = training(inline(dataset));
    const headers = {
      authorization: `Bearer ${studio.apiKey}`,
      "x-runware-dry-run": "1",
    };
    const { data } = await studio.post([task], headers);
    assert.equal(data[0]?.["cost"], 12.5);
    assert.equal((await studio.log()).trainingsCreated, 0);
    assert.equal((await studio.post([task])).httpStatus, 200);
  });

  it("shows its progress and its files in every known form", async () => {
    const { taskUUID } = await submit();
    await studio.turn({
      extraStatuses: "unknownWord",
      pollTaskType: "getResponse",
    });
    const young = await item(taskUUID);
    assert.equal(young?.["status"], "warmingUp");
    assert.equal(young["taskType"], "getResponse");
    await studio.skip(0.523);
    await studio.turn({ progress: "floats" });
    assert.ok(!Number.isInteger((await item(taskUUID))?.["progress"]));
    await studio.turn({ progress: "absent" });
    assert.equal((await item(taskUUID))?.["progress"], undefined);
    await studio.turn({ progress: "backwards" });
    const before = Number((await item(taskUUID))?.["progress"]);
    await studio.skip(0.04);
    assert.ok(Number((await item(taskUUID))?.["progress"]) < before);
    await studio.skip(1);
    await studio.turn({ statusOnSuccess: "absent", files: "fileURL" });
    const done = await item(taskUUID);
    assert.equal(done?.["status"], undefined);
    assert.match(
      String(at(done, "outputs", "files", 0, "fileURL")),
      /\/model\//,
    );
    await studio.turn({ files: "none", data: "object" });
    const single = await fetch(studio.url, {
      method: "POST",
      headers: { authorization: `Bearer ${studio.apiKey}` },
      body: JSON.stringify([{ taskType: "getResponse", taskUUID }]),
    });
    const body: unknown = await single.json();
    assert.equal(at(body, "data", "air"), "acme:house@1");
    assert.equal(at(body, "data", "outputs"), undefined);
  });

  it("stays in progress for ever when stuck", async () => {
    const { taskUUID } = await submit();
    await studio.turn({ stuck: true });
    await studio.skip(50);
    assert.equal((await item(taskUUID))?.["status"], "processing");
  });

  it("puts the error of a failure where the switch says", async () => {
    const task = training(inline(await archive(3)));
    await studio.post([task]);
    await studio.inspected(task.taskUUID);
    const inItem = await studio.poll(task.taskUUID);
    assert.equal(at(inItem.data[0], "error", "code"), "invalidDataset");
    assert.deepEqual(inItem.errors, []);
    await studio.turn({ errorPlacement: "errors" });
    const inErrors = await studio.poll(task.taskUUID);
    assert.equal(inErrors.httpStatus, 200);
    assert.deepEqual(inErrors.data, []);
    assert.equal(inErrors.errors[0]?.["code"], "invalidDataset");
    assert.equal(inErrors.errors[0]["taskUUID"], task.taskUUID);
    await studio.turn({ errorPlacement: "both" });
    const inBoth = await studio.poll(task.taskUUID);
    assert.equal(inBoth.data.length + inBoth.errors.length, 2);
  });

  it("is forgotten by getResponse and kept by getTaskDetails", async () => {
    const { taskUUID } = await submit();
    await studio.turn({ retentionMs: 1_000 });
    await studio.skip(3);
    assert.deepEqual((await studio.poll(taskUUID)).data, []);
    const { data } = await studio.post([
      { taskType: "getTaskDetails", taskUUID },
    ]);
    assert.equal(at(data, 0, "request", 0, "taskUUID"), taskUUID);
    assert.equal(at(data, 0, "response", "data", 0, "air"), "acme:house@1");
  });

  it("publishes its model when done, and not before", async () => {
    const search = async (visibility: string) => {
      const { data } = await studio.post([
        {
          taskType: "modelSearch",
          taskUUID: randomUUID(),
          search: "acme:house@1",
          visibility,
        },
      ]);
      return at(data, 0, "totalResults");
    };
    await submit();
    assert.equal(await search("owned"), 0);
    await studio.skip(1);
    assert.equal(await search("owned"), 1);
    assert.equal(await search("private"), 1);
    assert.equal(await search("public"), 0);
  });

  it("refuses a taken AIR, or a foreign one, when switched to", async () => {
    await submit();
    for (const airReuse of [
      "modelAlreadyExists",
      "modelOwnershipValidationError",
    ]) {
      await studio.turn({ airReuse });
      const { errors } = await studio.post([training(inline(dataset))]);
      assert.equal(errors[0]?.["code"], airReuse);
    }
    await studio.turn({ airReuse: "update", airProvider: "own" });
    const { errors } = await studio.post([training(inline(dataset))]);
    assert.equal(errors[0]?.["code"], "modelOwnershipValidationError");
  });

  it("refuses trainers that are only announced", async () => {
    await studio.turn({ modelStatus: "comingSoon" });
    const { errors } = await studio.post([training(inline(dataset))]);
    assert.equal(errors[0]?.["code"], "modelNotReady");
  });

  it("costs what it says, once it is done", async () => {
    const balance = async () => {
      const { data } = await studio.post([
        {
          taskType: "accountManagement",
          taskUUID: randomUUID(),
          operation: "getDetails",
        },
      ]);
      return at(data, 0, "balance", "amount");
    };
    await submit();
    assert.equal(await balance(), 250);
    await studio.skip(1);
    assert.equal(await balance(), 237.5);
  });

  describe("with its dataset at an address", () => {
    let host: Server;
    let origin: string;
    before(async () => {
      host = createServer((request, response) => {
        if (request.url === "/never.zip") return;
        response.statusCode =
          request.url === "/good.zip?signature=x" ? 200 : 404;
        response.end(response.statusCode === 200 ? dataset : "");
      });
      await new Promise<void>((resolve) => {
        host.listen(0, "127.0.0.1", () => {
          resolve();
        });
      });
      const address = host.address();
      assert.ok(address !== null && typeof address === "object");
      origin = `http://127.0.0.1:${address.port}`;
    });
    after(() => {
      host.closeAllConnections();
      host.close();
    });

    const outcome = async (path: string) => {
      const task = training(origin + path);
      await studio.post([task]);
      await studio.inspected(task.taskUUID);
      return item(task.taskUUID);
    };

    it("downloads it", async () => {
      assert.equal(
        (await outcome("/good.zip?signature=x"))?.["status"],
        "processing",
      );
    });

    it("fails with the status of the address, without its secrets", async () => {
      const failed = await outcome("/gone.zip?signature=y");
      assert.equal(at(failed, "error", "code"), "downloadFailed");
      assert.match(
        String(at(failed, "error", "message")),
        /gone\.zip answered with HTTP 404/,
      );
      assert.doesNotMatch(JSON.stringify(failed), /signature/);
    });

    it("fails when the address never answers", async () => {
      await studio.turn({ downloadTimeoutMs: 50 });
      const failed = await outcome("/never.zip");
      assert.match(
        String(at(failed, "error", "message")),
        /within 50 milliseconds/,
      );
    });
  });
});
