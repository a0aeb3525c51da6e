import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { at } from "./rehearsal/support.ts";

/** As the build makes it and the extension ships it. */
const program = "dist/rehearsal.js";

describe("the rehearsal as a program", function () {
  // Pictures are really decoded and drawn, on whatever machine this is.
  this.timeout(30_000);

  const start = async (...options: string[]) => {
    const child = spawn(process.execPath, [program, ...options]);
    let output = "";
    child.stdout.setEncoding("utf8");
    for await (const chunk of child.stdout as AsyncIterable<string>) {
      output += chunk;
      if (output.includes("\n")) break;
    }
    return { child, ready: JSON.parse(output) as unknown };
  };
  const ended = async (child: ChildProcess) => {
    if (child.exitCode === null) await once(child, "exit");
    return child.exitCode;
  };

  it("says in one line where it is and with which key", async () => {
    const { child, ready } = await start("--key", "mine", "--speed", "1000");
    assert.match(String(at(ready, "url")), /^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    assert.equal(at(ready, "apiKey"), "mine");
    const response = await fetch(String(at(ready, "url")), {
      method: "POST",
      headers: { authorization: "Bearer mine" },
      body: '[{"taskType":"ping"}]',
    });
    assert.equal(response.status, 200);
    child.kill("SIGTERM");
    assert.equal(await ended(child), 0);
  });

  it("ends with its parent when it watches it", async () => {
    const { child } = await start("--watch-parent");
    child.stdin.end();
    assert.equal(await ended(child), 0);
  });

  it("explains options it does not understand", async () => {
    const child = spawn(process.execPath, [program, "--speed", "fast"]);
    let words = "";
    child.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    assert.equal(await ended(child), 2);
    assert.match(words, /--speed takes a number, not 'fast'/);
  });
});
