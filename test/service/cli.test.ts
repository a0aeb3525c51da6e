import assert from "node:assert/strict";
import { say } from "../../src/core/words/text.ts";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Ajv from "ajv";
import manifest from "../../package.json";
import { cacheFolder } from "../../src/cli/cacheFolder.ts";
import { lintText } from "../../src/cli/lint/lintText.ts";
import type { JsonReport } from "../../src/core/reports/lintReport.ts";
import { emptyLock } from "../../src/core/dataset/lock.ts";
import { emptyManifest } from "../../src/core/dataset/manifest.ts";
import { ended } from "../fixtures/ended.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawing, drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("the terminal program", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();

  const start = (...arguments_: string[]): ChildProcess =>
    spawn(process.execPath, [programs.cli(), ...arguments_], {
      env: { ...process.env, XDG_CACHE_HOME: cache.path() },
    });
  async function run(...arguments_: string[]) {
    return ended(start(...arguments_));
  }
  const writeDrawings = async (count: number) => {
    for (const { name, content } of await drawings(count))
      folder.write(name, content);
  };

  it("answers 0 for a folder without errors, and prints JSON that the schema describes", async () => {
    await writeDrawings(12);
    const { code, stdout, stderr } = await run(
      "lint",
      folder.path(),
      "--format",
      "json",
    );
    assert.deepEqual([code, stderr], [0, ""]);
    const report = checked(stdout);
    assert.deepEqual(report.tool, {
      name: "style-trainer",
      version: manifest.version,
    });
    const [dataset] = report.datasets;
    assert.equal(dataset?.folder, folder.path());
    assert.equal(dataset.name, path.basename(folder.path()));
    assert.equal(dataset.images.length, 12);
    const [image] = dataset.images;
    assert.deepEqual(
      [image?.file, image?.format, image?.width, image?.height],
      ["picture-00.jpg", "jpeg", 96, 72],
    );
    assert.equal(typeof image?.style.score, "number");
  });

  it("answers 1 for a folder with errors, and names them", async () => {
    await writeDrawings(3);
    folder.write("moving.png", await drawing().gif().toBuffer());
    folder.write(
      "style-dataset.json",
      '{"name": "Stellar", "exclude": [{"file": "picture-00.jpg"}]}',
    );
    const { code, stdout } = await run(
      "lint",
      "--format",
      "json",
      folder.path(),
    );
    assert.equal(code, 1);
    const [dataset] = checked(stdout).datasets;
    assert.equal(dataset?.name, "Stellar");
    assert.deepEqual(
      dataset.images.map(({ file, format }) => [file, format]),
      [
        ["moving.png", "gif"],
        ["picture-01.png", "png"],
        ["picture-02.webp", "webp"],
      ],
    );
    assert.ok(
      dataset.findings.some(
        ({ rule, severity, file }) =>
          rule === "count/too-few" && severity === "error" && file === null,
      ),
    );
    const text = await run("lint", folder.path());
    assert.equal(text.code, 1);
    assert.match(text.stdout, /: 3 images, \d+ errors?, /);
    assert.match(text.stdout, /count\/too-few/);
    assert.ok(!text.stdout.includes("\u001b"));
  });

  it("lints several folders in the order they were given", async () => {
    await writeDrawings(1);
    const other = path.join(folder.path(), "other");
    mkdirSync(other);
    const { stdout } = await run(
      "lint",
      other,
      folder.path(),
      "--format",
      "json",
    );
    assert.deepEqual(
      checked(stdout).datasets.map((dataset) => dataset.folder),
      [other, folder.path()],
    );
  });

  it("keeps what it found out, unless it is told not to", async () => {
    await writeDrawings(1);
    await run("lint", "--no-cache", folder.path());
    assert.deepEqual(readdirSync(cache.path()), []);
    const first = await run("lint", folder.path());
    assert.deepEqual(readdirSync(cache.path()), ["style-trainer"]);
    assert.deepEqual(await run("lint", folder.path()), first);
  });

  it("answers 2 and prints nothing when it can't run", async () => {
    const missing = path.join(folder.path(), "missing");
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["lint", missing, "--format", "json"], /missing doesn't exist/],
      [["lint"], /missing required argument/],
      [
        ["lint", folder.path(), "--format", "xml"],
        /Allowed choices are text, json/,
      ],
      [["paint"], /unknown command/],
      [["package", folder.path()], /--out/],
      [["rehearse", "--port", "many"], /has to be a port/],
    ];
    for (const [arguments_, words] of cases) {
      const { code, stdout, stderr } = await run(...arguments_);
      assert.deepEqual([code, stdout], [2, ""], arguments_.join(" "));
      assert.match(stderr, words);
    }
  });

  it("answers 0 when asked for help or its version", async () => {
    assert.equal((await run("--version")).stdout, `${manifest.version}\n`);
    const help = await run("--help");
    assert.equal(help.code, 0);
    assert.match(help.stdout, /Examples:\n {2}\$ style-trainer init/);
  });

  it("packages a dataset without errors, and refuses one with errors", async () => {
    await writeDrawings(12);
    const zip = path.join(cache.path(), "a.zip");
    const made = await run("package", folder.path(), "--out", zip);
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /a\.zip: 12 images, .* sha256 [0-9a-f]{64}\n$/);
    const first = readFileSync(zip);
    assert.deepEqual(await run("package", folder.path(), "--out", zip), made);
    assert.deepEqual(readFileSync(zip), first);
    folder.write(
      "style-dataset.json",
      '{"exclude": [{"file": "picture-00.jpg"}, {"file": "picture-01.png"}, {"file": "picture-02.webp"}]}',
    );
    const refused = await run("package", folder.path(), "--out", zip);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /count\/too-few/);
    assert.deepEqual(readFileSync(zip), first);
    assert.equal(
      (await run("package", folder.path(), "--out", zip, "--force")).code,
      0,
    );
    assert.notDeepEqual(readFileSync(zip), first);
  });

  it("leaves no process behind, whether it could lint or not", async function () {
    if (process.platform !== "linux") this.skip();
    await writeDrawings(3);
    for (const linted of [folder.path(), path.join(folder.path(), "gone")]) {
      const child = start("lint", "--no-cache", linted);
      let seen: readonly string[] = [];
      const look = setInterval(() => {
        if (seen.length === 0) seen = childrenOf(child.pid);
      }, 5);
      await ended(child);
      clearInterval(look);
      assert.match(seen.join(), /^\d+$/, linted);
      while (existsSync(`/proc/${seen[0]}`)) await sleep(20);
    }
  });

  it("serves a rehearsal until it is told to stop", async function () {
    if (process.platform === "win32") this.skip();
    const child = start("rehearse", "--speed", "60");
    let stdout = "";
    const line = await new Promise<string>((resolve) => {
      child.stdout?.on("data", (text) => {
        stdout += String(text);
        if (stdout.includes("\n")) resolve(stdout);
      });
    });
    const { url, apiKey } = JSON.parse(line) as { url: string; apiKey: string };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+/);
    assert.ok(apiKey.length > 0);
    assert.ok((await fetch(url, { method: "POST", body: "[]" })).status > 0);
    child.kill("SIGTERM");
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.deepEqual([code, stdout], [0, line]);
  });

  it("stops when it is interrupted, leaving nothing half done", async function () {
    if (process.platform === "win32") this.skip();
    await writeDrawings(12);
    const child = start(
      "package",
      folder.path(),
      "--out",
      path.join(cache.path(), "a.zip"),
      "--no-cache",
    );
    // It has begun when its worker has opened a picture; before that a signal
    // finds a program that isn't listening yet.
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (childrenOf(child.pid).length === 0 && child.exitCode === null)
          return;
        clearInterval(look);
        resolve();
      }, 5);
    });
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.equal(code, 130);
    assert.deepEqual(readdirSync(cache.path()), []);
  });
});

describe("findings as text", () => {
  it("stand under what they are about, coloured only if asked for", () => {
    const linted = {
      folder: "samples/a",
      dataset: {
        folderName: "a",
        manifest: emptyManifest,
        entries: [],
        images: [],
        lock: emptyLock,
      },
      report: {
        findings: [
          {
            rule: "size/small",
            severity: "warning",
            message: say`Small.`,
            file: "a.png",
            related: [],
            data: {},
          },
          {
            rule: "count/too-few",
            severity: "error",
            message: say`Few.`,
            file: null,
            related: [],
            data: {},
          },
        ],
        accepted: [],
        style: new Map(),
        leastTypical: [],
      },
    } as const;
    assert.equal(
      lintText([linted], { isColoured: false }),
      [
        "samples/a: 0 images, 1 error, 1 warning",
        "  error        Few.  count/too-few",
        "  a.png",
        "    warning      Small.  size/small",
        "",
      ].join("\n"),
    );
    assert.match(lintText([linted], { isColoured: true }), /\u001b\[31merror/);
  });
});

describe("the terminal's cache", () => {
  it("is where each system keeps such things", () => {
    assert.equal(
      cacheFolder({ XDG_CACHE_HOME: "/x" }, "linux", "/home/me"),
      path.join("/x", "style-trainer"),
    );
    assert.equal(
      cacheFolder({ XDG_CACHE_HOME: "relative" }, "linux", "/home/me"),
      path.join("/home/me", ".cache", "style-trainer"),
    );
    assert.equal(
      cacheFolder({}, "darwin", "/Users/me"),
      path.join("/Users/me", "Library", "Caches", "style-trainer"),
    );
    assert.equal(
      cacheFolder({ LOCALAPPDATA: "/local" }, "win32", "/me"),
      path.join("/local", "style-trainer"),
    );
  });
});

function checked(stdout: string): JsonReport {
  const schema = JSON.parse(
    readFileSync("media/schemas/lint-report.schema.json", "utf8"),
  ) as object;
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  const report: unknown = JSON.parse(stdout);
  assert.ok(ajv.validate(schema, report), ajv.errorsText());
  return report as JsonReport;
}

/** Process ids, where the system tells. */
function childrenOf(pid: number | undefined): readonly string[] {
  try {
    const file = `/proc/${pid ?? 0}/task/${pid ?? 0}/children`;
    return readFileSync(file, "utf8").trim().split(" ").filter(Boolean);
  } catch {
    return ["unknown"];
  }
}
