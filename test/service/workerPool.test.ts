import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
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
