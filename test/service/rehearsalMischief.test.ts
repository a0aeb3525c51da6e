import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { isRecord } from "../../src/core/json.ts";
import { chanceFrom } from "../../src/rehearsal/chance.ts";
import {
  createMischief,
  randomBehaviour,
} from "../../src/rehearsal/mischief.ts";
import { readSwitches } from "../../src/rehearsal/readSwitches.ts";
import { startRehearsal } from "../../src/rehearsal/server.ts";
import {
  changeSwitches,
  defaultSwitches,
} from "../../src/rehearsal/switches.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { until } from "./support/trainingFixtures.ts";
import { archive, open } from "./rehearsal/support.ts";
import type { Studio } from "./rehearsal/support.ts";

describe("The rehearsal's switches", () => {
  const folder = folderOfTest();

  it("are all explained", () => {
    const docs = readFileSync("docs/rehearsal.md", "utf8");
    for (const name of Object.keys(defaultSwitches)) {
      assert.ok(docs.includes(`\`${name}\``), `docs/rehearsal.md on ${name}`);
    }
  });

  it("can be given in a file for a run", async () => {
    const file = path.join(folder.path(), "switches.json");
    writeFileSync(file, '{"balance": "missing", "stuck": true}');
    const switches = await readSwitches(file);
    const { origin, stop } = await startRehearsal({ switches });
    try {
      const now: unknown = await (
        await fetch(`${origin}/__sim/switches`)
      ).json();
      assert.ok(isRecord(now));
      assert.equal(now["balance"], "missing");
      assert.equal(now["stuck"], true);
      assert.equal(now["ack"], "plain");
    } finally {
      await stop();
    }
  });

  it("in a file that is wrong keep it from starting, and say why", async () => {
    const file = path.join(folder.path(), "switches.json");
    writeFileSync(file, "{");
    await assert.rejects(readSwitches(file), /is not JSON/);
    await assert.rejects(
      startRehearsal({ switches: { balanec: "missing" } }),
      /balanec/,
    );
  });
});

describe("The rehearsal with faults", () => {
  const types = ["training", "getResponse", "mediaStorage"];
  const course = (seed: number, randomFaults = 0.2) => {
    const mischief = createMischief(seed);
    return Array.from({ length: 300 }, (_, index) =>
      mischief(types[index % 3] ?? "", { randomFaults }),
    );
  };

  it("strikes the same requests in the same way for the same seed", () => {
    assert.deepEqual(course(7), course(7));
    assert.notDeepEqual(course(7), course(8));
  });

  it("doesn't depend on what else is asked in between", () => {
    const alone = createMischief(7);
    const between = createMischief(7);
    for (let index = 0; index < 50; index += 1) {
      between("ping", { randomFaults: 0.2 });
      assert.deepEqual(
        between("training", { randomFaults: 0.2 }),
        alone("training", { randomFaults: 0.2 }),
      );
    }
  });

  it("strikes about as many as it is told, and meets every kind", () => {
    const struck = course(1).filter((fault) => fault !== undefined);
    assert.ok(struck.length > 30 && struck.length < 90, `${struck.length}`);
    assert.deepEqual(course(1, 0).filter(Boolean), []);
    const kinds = new Set(
      [1, 2, 3, 4, 5].flatMap((seed) => course(seed)).map((one) => one?.kind),
    );
    kinds.delete(undefined);
    assert.equal(kinds.size, 12);
  });

  it("behaves in ways that exist, for every seed", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 200; seed += 1) {
      const behaviour = randomBehaviour(chanceFrom(seed));
      assert.ok("value" in changeSwitches(defaultSwitches, behaviour));
      seen.add(behaviour.ack ?? "");
    }
    assert.equal(seen.size, 4);
  });

  it("starts so when asked to, over whatever switches are given", async () => {
    const { origin, stop } = await startRehearsal({
      hasFaults: true,
      seed: 3,
      switches: { ack: "plain" },
    });
    try {
      const now: unknown = await (
        await fetch(`${origin}/__sim/switches`)
      ).json();
      const behaviour = randomBehaviour(chanceFrom(3));
      assert.deepEqual(now, {
        ...defaultSwitches,
        ...behaviour,
        ack: "plain",
        randomFaults: 0.2,
      });
    } finally {
      await stop();
    }
  });
});

describe("The rehearsal's webhook", () => {
  let studio: Studio;
  let posted: { readonly body: unknown; readonly label: unknown }[] = [];
  let refusals = 0;
  let hook = "";
  const receiver = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const label = request.headers["x-style-trainer-rehearsal"];
      posted.push({ body: JSON.parse(text), label });
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 503 : 204).end();
    });
  });

  before(async () => {
    await new Promise<void>((resolve) =>
      receiver.listen(0, "127.0.0.1", () => resolve()),
    );
    const address = receiver.address();
    if (address === null || typeof address === "string") throw new Error();
    hook = `http://127.0.0.1:${address.port}/hook`;
    studio = await open();
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await studio.stop();
  });
  beforeEach(() => {
    posted = [];
    refusals = 0;
  });

  async function train(switches: unknown): Promise<string> {
    await studio.turn(switches);
    const taskUUID = randomUUID();
    const zip = (await archive(10)).toString("base64");
    await studio.post([
      {
        taskType: "training",
        taskUUID,
        model: "exactly:illustrative@training",
        webhookURL: hook,
        inputs: { dataset: zip },
        importModel: { air: `a:b@${taskUUID}`, name: "b" },
      },
    ]);
    await studio.inspected(taskUUID);
    await studio.skip(1);
    return taskUUID;
  }

  it("gets the finished item, labelled as rehearsed", async () => {
    const taskUUID = await train({ webhook: "flat", webhookDelivery: "once" });
    await until("it is posted", () => posted.length > 0);
    const [first] = posted;
    assert.ok(isRecord(first?.body));
    assert.equal(first.body["taskUUID"], taskUUID);
    assert.equal(first.body["status"], "success");
    assert.equal(first.label, "1");
  });

  it("gets it in an envelope, and twice, where the switches say so", async () => {
    await train({ webhook: "envelope", webhookDelivery: "twice" });
    await until("it is posted twice", () => posted.length === 2);
    for (const { body } of posted) {
      assert.ok(isRecord(body) && Array.isArray(body["data"]));
    }
  });

  it("gets it again until it is taken", async () => {
    refusals = 2;
    await train({ webhook: "flat", webhookDelivery: "once" });
    await until("it is posted a third time", () => posted.length === 3);
    assert.deepEqual(posted[2], posted[0]);
  });

  it("gets nothing unless the rehearsal is told to", async () => {
    await train({ webhook: "off" });
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.deepEqual(posted, []);
  });
});
