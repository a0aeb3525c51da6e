import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createWorkerPool } from "../../src/engine/worker/workerPool.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("a pool of workers", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();

  /** Leaves a file behind for each process that starts. */
  function worker(): string {
    return folder.write(
      "worker.cjs",
      `require("fs").writeFileSync(${JSON.stringify(folder.path())} + "/" + process.pid + ".started", "");
       require(${JSON.stringify(programs.worker())});`,
    );
  }
  const started = () =>
    readdirSync(folder.path()).filter((name) => name.endsWith(".started"));
  const untilStarted = async () => {
    while (started().length === 0) await sleep(20);
  };

  it("gives work to the one that was started before it", async () => {
    const pool = createWorkerPool({ workerFile: worker() });
    pool.warm();
    await untilStarted();
    for (const lend of [pool.use, pool.useAlone]) {
      const answer = await lend(
        (ask) => ask({ kind: "facts", images: [] }, 20_000),
        undefined,
      );
      assert.equal(answer.kind, "noted");
    }
    await pool.stop();
    assert.equal(started().length, 1);
  });

  it("tells them nothing of keys and networks", async () => {
    const told = path.join(folder.path(), "told.json");
    const workerFile = folder.write(
      "told.cjs",
      `require("fs").writeFileSync(${JSON.stringify(told)}, JSON.stringify(Object.keys(process.env)));
       require(${JSON.stringify(programs.worker())});`,
    );
    const hidden = {
      RUNWARE_API_KEY: "secret",
      NODE_EXTRA_CA_CERTS: "/nowhere.pem",
      NODE_OPTIONS: "--no-warnings",
    };
    const before = { ...process.env };
    Object.assign(process.env, hidden);
    const pool = createWorkerPool({ workerFile });
    try {
      await pool.use(
        (ask) => ask({ kind: "facts", images: [] }, 20_000),
        undefined,
      );
    } finally {
      for (const name of Object.keys(hidden)) {
        if (before[name] === undefined)
          Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
      await pool.stop();
    }
    const names = JSON.parse(readFileSync(told, "utf8")) as string[];
    assert.ok(names.includes("PATH"));
    assert.deepEqual(
      names.filter((name) => name in hidden),
      [],
    );
  });

  it("stops one that was started in vain", async function () {
    if (process.platform !== "linux") this.skip();
    const pool = createWorkerPool({ workerFile: worker(), idleMs: 2000 });
    pool.warm();
    await untilStarted();
    const [pid = ""] = started().map((name) => path.parse(name).name);
    while (existsSync(`/proc/${pid}`)) await sleep(20);
    await pool.stop();
  });
});
