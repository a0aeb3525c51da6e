import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const program = path.resolve("out/test/ui/support/idleStudio.cjs");
const endLimitMs = 15_000;

describe("a test of the screens that is ended early", () => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    it(`leaves neither its editor nor its service running (${signal})`, async () => {
      const studio = spawn(process.execPath, [program], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [line] = (await once(
        createInterface({ input: studio.stdout }),
        "line",
      )) as [string];
      const addresses = Object.values(
        JSON.parse(line) as Record<string, string>,
      );
      assert.equal(addresses.length, 2);
      for (const address of addresses) assert.ok(await answers(address));
      studio.kill(signal);
      await once(studio, "exit");
      const end = Date.now() + endLimitMs;
      for (const address of addresses) {
        while (await answers(address)) {
          assert.ok(Date.now() < end, "it still answers");
          await sleep(50);
        }
      }
    });
  }
});

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}
