import assert from "node:assert/strict";
import { fork } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Dataset } from "../../src/core/dataset/facts.ts";
import { lockFileName } from "../../src/core/dataset/lock.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { isEngineError } from "../../src/engine/errors.ts";
import type { Inspector } from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import type { PackageOptions } from "../../src/engine/package/packageDataset.ts";
import { packageDataset } from "../../src/engine/package/packageDataset.ts";
import { packageFiles } from "../../src/engine/worker/packageFiles.ts";
import { isWorkerMessage } from "../../src/engine/worker/messages.ts";
import { verifyZip } from "../../src/engine/worker/verifyZip.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { planPackage } from "../../src/core/dataset/packagePlan.ts";

describe("packaging when something goes wrong", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const at = (name: string) => path.join(folder.path(), name);
  let inspector: Inspector;
  let dataset: Dataset;
  before(() => {
    inspector = createInspector({ workerFile: programs.worker() });
  });
  after(() => inspector.dispose());
  beforeEach(async () => {
    for (const { name, content } of await drawings(10))
      folder.write(name, content);
    dataset = await readDataset(folder.path(), { inspector });
  });

  const packaged = (options: Partial<PackageOptions> = {}) =>
    packageDataset({
      folder: folder.path(),
      dataset,
      workerFile: programs.worker(),
      now: () => new Date(0),
      ...options,
    });
  const leftBehind = () =>
    readdirSync(folder.path(), { recursive: true, encoding: "utf8" }).filter(
      (name) => /partial|\.zip$|lock/.test(name),
    );

  const changes: readonly (readonly [
    string,
    (file: string) => void,
    RegExp,
  ])[] = [
    ["vanished", (file) => rmSync(file), /vanished/],
    [
      "grew",
      (file) => appendFileSync(file, "more"),
      /has \d+ bytes instead of/,
    ],
    [
      "became a folder",
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      /no regular file/,
    ],
    [
      "became a link",
      (file) => {
        rmSync(file);
        symlinkSync("picture-00.jpg", file);
      },
      /no regular file/,
    ],
    [
      "changed without changing size and time",
      (file) => {
        const { size } = statSync(file);
        writeFileSync(file, Buffer.alloc(size, 7));
        utimesSync(file, 1_704_110_400, 1_704_110_400);
      },
      /changed since/,
    ],
  ];
  for (const [what, change, words] of changes) {
    it(`names a file that ${what} since it was inspected, and leaves nothing behind`, async () => {
      change(at("picture-04.png"));
      await assert.rejects(packaged(), (error) => {
        assert.ok(isEngineError(error, "changed"));
        assert.equal(error.file, "picture-04.png");
        assert.match(error.message, /^picture-04\.png /);
        assert.match(error.message, words);
        return true;
      });
      assert.deepEqual(leftBehind(), []);
    });
  }

  /** The worker's own part, in which the first look at all files has passed. */
  const written = (change: (file: string) => void) => {
    const { entries } = planPackage(dataset, dataset.images);
    change(at("picture-04.png"));
    const request = {
      kind: "package",
      folder: folder.path(),
      entries,
      zipFile: at("x.zip"),
    } as const;
    return packageFiles(request, () => undefined);
  };

  for (const [what, change] of changes) {
    it(`doesn't wait for ever for a file that ${what} while it is packaged`, async () => {
      await assert.rejects(written(change), {
        reason: "changed",
        file: "picture-04.png",
      });
    });
  }

  it("stops at once when cancelled, and leaves nothing behind", async () => {
    const cancelling = new AbortController();
    await assert.rejects(
      packaged({
        signal: cancelling.signal,
        onProgress: () => cancelling.abort(),
      }),
      { name: "AbortError" },
    );
    assert.deepEqual(leftBehind(), []);
    await assert.rejects(packaged({ signal: cancelling.signal }), {
      name: "AbortError",
    });
  });

  it("leaves nothing behind when the worker is killed", async () => {
    const workerFile = at("worker.cjs");
    writeFileSync(
      workerFile,
      `const { send } = process;
       process.send = (message) => {
         if (message.content.kind === "progress") process.kill(process.pid, "SIGKILL");
         return send.call(process, message);
       };
       require(${JSON.stringify(programs.worker())});`,
    );
    await assert.rejects(packaged({ workerFile }), {
      reason: "worker",
      message: "Packaging stopped (stopped by SIGKILL).",
    });
    assert.deepEqual(leftBehind(), []);
  });

  it("leaves nothing behind when the program that wanted the ZIP dies", async () => {
    const { entries } = planPackage(dataset, dataset.images);
    const zipFile = at("x.zip");
    const worker = fork(programs.worker(), [], { serialization: "advanced" });
    const ended = new Promise<void>((resolve) => {
      worker.once("exit", () => resolve());
    });
    worker.on("message", (message) => {
      if (isWorkerMessage(message) && message.content.kind === "progress") {
        worker.disconnect();
      }
    });
    const request = {
      kind: "package",
      folder: folder.path(),
      entries,
      zipFile,
    };
    worker.send({ id: 1, content: request });
    await ended;
    assert.deepEqual(leftBehind(), []);
  });

  it("says where it can't write", async () => {
    writeFileSync(at(".style-trainer"), "in the way");
    await assert.rejects(packaged(), { reason: "unwritable" });
    mkdirSync(at("taken.zip"));
    await assert.rejects(packaged({ outFile: at("taken.zip") }), {
      reason: "unwritable",
    });
    assert.deepEqual(leftBehind(), ["taken.zip"]);
  });

  it("doesn't lose a lock that it can't read", async () => {
    writeFileSync(at(lockFileName), "<<<<<<< HEAD");
    await assert.rejects(packaged(), { reason: "unreadable-text" });
  });

  it("finds every single byte that differs when it reads the ZIP back", async () => {
    const { entries } = planPackage(dataset, dataset.images.slice(0, 2));
    const zipFile = at("x.zip");
    await packageFiles(
      { kind: "package", folder: folder.path(), entries, zipFile },
      () => undefined,
    );
    const whole = readFileSync(zipFile);
    await verifyZip(zipFile, entries, () => undefined);
    const step = 997;
    for (let place = 0; place < whole.length; place += step) {
      if (isUnimportant(whole, place)) continue;
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 4;
      writeFileSync(zipFile, flipped);
      await assert.rejects(
        verifyZip(zipFile, entries, () => undefined),
        { reason: "unverified" },
        `${place}`,
      );
    }
    for (const end of [0, 10, whole.length - 1]) {
      writeFileSync(zipFile, whole.subarray(0, end));
      await assert.rejects(
        verifyZip(zipFile, entries, () => undefined),
        { reason: "unverified" },
      );
    }
  });
});

/** Versions and times, which no reader relies on. */
function isUnimportant(zip: Buffer, place: number): boolean {
  const start = zip.lastIndexOf("PK", place, "latin1");
  const isHeader = zip.readUInt32LE(start) === 0x04034b50;
  const offset = place - start;
  return isHeader
    ? offset === 4 || offset === 5 || (offset >= 10 && offset < 14)
    : offset < 46;
}
