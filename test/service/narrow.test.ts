import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonProposal } from "../../src/cli/narrowText.ts";
import { ended } from "../fixtures/ended.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { schemaFor } from "./support/terminalSchemas.ts";

describe("narrowing a library in the terminal", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();

  const start = (...arguments_: string[]) =>
    spawn(process.execPath, [programs.cli(), "narrow", ...arguments_], {
      env: { ...process.env, XDG_CACHE_HOME: cache.path() },
    });
  async function run(...arguments_: string[]) {
    return ended(start(...arguments_));
  }
  const manifestFile = () => path.join(folder.path(), "style-dataset.json");
  /** Facts in the cache, with the moment each was measured. */
  const measured = () =>
    new Map(
      readdirSync(cache.path(), { recursive: true, encoding: "utf8" })
        .filter((file) => /facts-.*[0-9a-f]{64}\.json$/.test(file))
        .map((file) => [file, statSync(path.join(cache.path(), file)).mtimeMs]),
    );
  const fill = async (count: number) => {
    for (const { name, content } of await drawings(count)) {
      folder.write(name, content);
    }
  };

  it("prints every image once, chosen or not, and writes nothing unless told to", async () => {
    await fill(24);
    const { code, stdout, stderr } = await run(folder.path(), "--json");
    assert.deepEqual([code, stderr], [0, ""]);
    const report = JSON.parse(stdout) as JsonProposal;
    assert.deepEqual(schemaFor("narrow")(report), []);
    assert.equal(report.chosen.length + report.leftOut.length, 24);
    assert.deepEqual(
      readdirSync(folder.path()).filter((file) => file.endsWith(".json")),
      [],
    );
    const text = await run(folder.path());
    assert.match(text.stdout, /of 24 images chosen\n/);
    assert.match(text.stdout, /Nothing is written/);
  });

  it("comes to the same when every picture is measured anew", async () => {
    await fill(36);
    const first = await run(folder.path(), "--json", "--no-cache");
    const second = await run(folder.path(), "--json", "--no-cache");
    assert.equal(first.code, 0);
    assert.deepEqual(JSON.parse(second.stdout), JSON.parse(first.stdout));
    assert.deepEqual([...measured()], []);
  });

  it("writes the choice so that the dataset is what was chosen, and keeps the files", async () => {
    await fill(24);
    const { code, stdout, stderr } = await run(
      folder.path(),
      "--json",
      "--write",
      "--keep",
      "picture-07.png",
      "--leave-out",
      "picture-01.png",
    );
    assert.equal(code, 0);
    assert.match(stderr, /now excludes \d+ images; the files stay/);
    const report = JSON.parse(stdout) as JsonProposal;
    assert.deepEqual(schemaFor("narrow")(report), []);
    assert.equal(report.chosen[0]?.file, "picture-07.png");
    const written = JSON.parse(readFileSync(manifestFile(), "utf8")) as {
      exclude: { file: string; reason: string }[];
    };
    assert.deepEqual(
      written.exclude.map(({ file }) => file),
      report.leftOut.map(({ file }) => file),
    );
    assert.ok(written.exclude.every(({ reason }) => reason.length > 0));
    assert.equal(readdirSync(folder.path()).length, 25);
  });

  it("doesn't touch a manifest it can't read as a whole", async () => {
    await fill(12);
    writeFileSync(manifestFile(), '{ "name": "x", "exclude": [ }');
    const { code, stderr } = await run(folder.path(), "--write", "--json");
    assert.equal(code, 2);
    assert.match(stderr, /isn't changed.*isn't valid JSON/);
    assert.equal(
      readFileSync(manifestFile(), "utf8"),
      '{ "name": "x", "exclude": [ }',
    );
  });

  it("refuses counts the service doesn't take and names that aren't there", async () => {
    await fill(12);
    const count = await run(folder.path(), "--count", "51");
    assert.equal(count.code, 2);
    assert.match(count.stderr, /10 to 50/);
    const name = await run(folder.path(), "--keep", "nothing.png");
    assert.equal(name.code, 2);
    assert.match(name.stderr, /nothing\.png is no picture in/);
  });

  it("goes on after Ctrl-C where it stopped", async () => {
    await fill(40);
    const child = start(folder.path(), "--json");
    const closed = new Promise((resolve) => child.once("close", resolve));
    while (measured().size < 5) await sleep(10);
    child.kill("SIGINT");
    assert.equal(await closed, 130);
    const before = measured();
    assert.ok(before.size < 40, `${before.size} were measured already`);
    assert.equal((await run(folder.path(), "--json")).code, 0);
    const after = measured();
    assert.ok(after.size > before.size);
    for (const [file, moment] of before) assert.equal(after.get(file), moment);
  });
});
