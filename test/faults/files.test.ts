import assert from "node:assert/strict";
import { lint } from "../../src/core/lint/lint.ts";
import { say } from "../../src/core/words/text.ts";
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { ImageFacts } from "../../src/core/dataset/facts.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import type {
  FileEntry,
  InspectorOptions,
} from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { sniffFile } from "../../src/engine/inspect/sniffFile.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { createWorkerPool } from "../../src/engine/worker/workerPool.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawing } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { dataset, images } from "../unit/lint/dataset.ts";

describe("files that misbehave", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const at = (name: string) => path.join(folder.path(), name);

  async function inspectAll(
    names: readonly string[],
    options: Partial<InspectorOptions> = {},
  ): Promise<readonly ImageFacts[]> {
    const inspector = createInspector({
      workerFile: programs.worker(),
      ...options,
    });
    try {
      return await Promise.all(
        names.map((file) => inspector.inspect(at(file), listed(file))),
      );
    } finally {
      await inspector.dispose();
    }
  }

  /** The file as it was when the folder was scanned. */
  const listed = (file: string): FileEntry => ({
    kind: "file",
    file,
    bytes: 100,
    modifiedMs: Date.parse("2024-01-01T12:00:00Z"),
  });

  it("says that a file is gone, or became something else, without waiting for it", async function () {
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [at("pipe.png")]);
    mkdirSync(at("folder.png"));
    writeFileSync(at("real.png"), await drawing().png().toBuffer());
    symlinkSync("real.png", at("link.png"));
    const names = ["gone.png", "pipe.png", "folder.png", "link.png"];
    const facts = await inspectAll(names);
    assert.deepEqual(
      facts.map(({ damage }) => damage),
      [
        say`it is gone`,
        say`it is no regular file any more`,
        say`it is no regular file any more`,
        say`it became a link`,
      ].map((detail) => ({ kind: "unreadable", detail })),
    );
    assert.equal(await sniffFile(at("pipe.png")), undefined);
    assert.equal(await sniffFile(at("real.png")), "png");
  });

  it("says that reading a file isn't permitted", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
    folder.write("a.png", await drawing().png().toBuffer());
    execFileSync("chmod", ["000", at("a.png")]);
    const [facts] = await inspectAll(["a.png"]);
    assert.deepEqual(facts?.damage, {
      kind: "unreadable",
      detail: say`reading it isn't permitted`,
    });
  });

  it("reads a folder with pipes and lost links to its end", async function () {
    if (process.platform === "win32") this.skip();
    execFileSync("mkfifo", [at("pipe.png"), at("pipe")]);
    symlinkSync("nowhere", at("lost.png"));
    folder.write("a.png", await drawing().png().toBuffer());
    const inspector = createInspector({ workerFile: programs.worker() });
    const dataset = await readDataset(folder.path(), { inspector });
    await inspector.dispose();
    assert.deepEqual(
      dataset.images.map(({ file }) => file),
      ["a.png"],
    );
    assert.equal(dataset.entries.length, 4);
  });

  /** A worker program that does something terrible to files of a certain name. */
  function workerThat(act: string): string {
    const file = at("worker.cjs");
    writeFileSync(
      file,
      `process.on("message", ({ content }) => { if (/bad/.test(content.file)) { ${act} } });
       require(${JSON.stringify(programs.worker())});`,
    );
    return file;
  }

  it("blames a crash on the file that was looked into, and goes on with the others", async () => {
    const names = ["1.png", "bad.png", "2.png", "3.png", "bad2.png", "4.png"];
    for (const [index, name] of names.entries()) {
      folder.write(
        name,
        await drawing(index + 1)
          .png()
          .toBuffer(),
      );
    }
    const workerFile = workerThat('process.kill(process.pid, "SIGKILL");');
    const facts = await inspectAll(names, { workerFile });
    assert.deepEqual(
      facts.map(({ file, damage, pixels }) => [
        file,
        damage?.kind,
        pixels !== undefined,
      ]),
      names.map((name) =>
        name.startsWith("bad")
          ? [name, "undecodable", false]
          : [name, undefined, true],
      ),
    );
  });

  it("doesn't blame a file for a worker that something else killed", async () => {
    folder.write("bad.png", await drawing().png().toBuffer());
    const workerFile = workerThat(`
      const fs = require("node:fs");
      if (!fs.existsSync(${JSON.stringify(at("killed"))})) {
        fs.writeFileSync(${JSON.stringify(at("killed"))}, "");
        process.kill(process.pid, "SIGKILL");
      }`);
    const [facts] = await inspectAll(["bad.png"], { workerFile });
    assert.equal(facts?.damage, undefined);
    assert.ok(facts?.pixels);
  });

  it("ends a decode that has no end", async () => {
    folder.write("bad.png", await drawing().png().toBuffer());
    folder.write("good.png", await drawing().png().toBuffer());
    const workerFile = workerThat("for (;;);");
    const facts = await inspectAll(["bad.png", "good.png"], {
      workerFile,
      fileWithinMs: 3000,
    });
    assert.deepEqual(
      facts.map(({ damage }) => damage?.kind),
      ["undecodable", undefined],
    );
    assert.match(JSON.stringify(facts[0]?.damage), /took too long/);
  });

  it("looks into pictures while a set is judged for longer than one of them may take", async () => {
    folder.write("a.png", await drawing().png().toBuffer());
    const workerFile = at("worker.cjs");
    writeFileSync(
      workerFile,
      `process.on("message", ({ content }) => {
         if (content.kind === "lint") for (const end = Date.now() + 4000; Date.now() < end;);
       });
       require(${JSON.stringify(programs.worker())});`,
    );
    const pool = createWorkerPool({ workerFile, processes: 1 });
    const linter = createLinter({ workerFile, pool });
    const inspector = createInspector({
      ...{ workerFile, pool },
      fileWithinMs: 2000,
    });
    await inspector.inspect(at("a.png"), listed("a.png"));
    const judging = linter.lint(dataset(images(12)));
    folder.write("b.png", await drawing(2).png().toBuffer());
    const facts = await inspector.inspect(at("b.png"), listed("b.png"));
    assert.ok(facts.pixels);
    assert.deepEqual(await judging, lint(dataset(images(12))));
    await Promise.all([inspector.dispose(), linter.dispose(), pool.stop()]);
  });

  it("says that the worker can't be started, instead of blaming pictures", async () => {
    folder.write("a.png", "x");
    await assert.rejects(
      inspectAll(["a.png"], { workerFile: at("missing.js") }),
      {
        reason: "worker",
        message: /doesn't start.*Cannot find module/,
      },
    );
  });

  it("answers a cancellation at once and works on afterwards", async () => {
    folder.write("a.png", await drawing(1, 2000, 2000).png().toBuffer());
    const inspector = createInspector({ workerFile: programs.worker() });
    const cancelling = new AbortController();
    const cancelled = inspector.inspect(
      at("a.png"),
      listed("a.png"),
      cancelling.signal,
    );
    cancelling.abort();
    await assert.rejects(cancelled, { name: "AbortError" });
    const facts = await inspector.inspect(at("a.png"), listed("a.png"));
    assert.ok(facts.pixels);
    await inspector.dispose();
    await assert.rejects(inspector.inspect(at("a.png"), listed("a.png")), {
      reason: "worker",
    });
  });

  it("stops workers that have had nothing to do for a while", async function () {
    if (process.platform !== "linux") this.skip();
    folder.write("a.png", await drawing().png().toBuffer());
    const workerFile = workerThat("");
    const inspector = createInspector({ workerFile, idleMs: 50 });
    await inspector.inspect(at("a.png"), listed("a.png"));
    const isRunning = () =>
      commandLines().some((it) => it.includes(workerFile));
    assert.equal(isRunning(), true);
    while (isRunning()) await new Promise((resolve) => setTimeout(resolve, 50));
    await inspector.dispose();
    rmSync(workerFile);
  });
});

/** Of everything that runs on this Linux; a small machine has no `ps`. */
function commandLines(): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((process) => {
      try {
        return [readFileSync(`/proc/${process}/cmdline`, "utf8")];
      } catch {
        return []; // It ended in the meantime.
      }
    });
}
