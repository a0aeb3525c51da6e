import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { lockFileName } from "../../src/core/dataset/lock.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { readLock } from "../../src/engine/dataset/lockFile.ts";
import type { Inspector } from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import type { PackageOptions } from "../../src/engine/package/packageDataset.ts";
import { packageDataset } from "../../src/engine/package/packageDataset.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("packaging a dataset", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  let inspector: Inspector;
  before(() => {
    inspector = createInspector({ workerFile: programs.worker() });
  });
  after(() => inspector.dispose());
  beforeEach(async () => {
    for (const { name, content } of await drawings(12))
      folder.write(name, content);
    folder.write(
      "style-dataset.json",
      JSON.stringify({
        name: "Stellar",
        model: { air: "me:stellar@1", version: "1.2.0" },
        exclude: [{ file: "picture-03.jpg" }],
      }),
    );
  });

  const now = () => new Date("2026-02-03T04:05:06.789Z");
  const packaged = async (options: Partial<PackageOptions> = {}) =>
    packageDataset({
      folder: folder.path(),
      dataset: await readDataset(folder.path(), { inspector }),
      workerFile: programs.worker(),
      now,
      ...options,
    });

  it("makes a ZIP that other readers open, holding the included images and nothing else", async () => {
    const { file, bytes, sha256 } = await packaged();
    const content = readFileSync(file);
    assert.equal(content.length, bytes);
    assert.equal(createHash("sha256").update(content).digest("hex"), sha256);
    assert.equal(
      path.relative(folder.path(), file),
      path.join(
        ".style-trainer",
        "packages",
        `Stellar-1.2.0-${sha256.slice(0, 12)}.zip`,
      ),
    );
    const zip = await JSZip.loadAsync(content, { checkCRC32: true });
    const names = Object.keys(zip.files);
    assert.equal(names.length, 11);
    assert.ok(!names.includes("picture-03.jpg"));
    for (const name of names) {
      const original = readFileSync(path.join(folder.path(), name));
      assert.deepEqual(
        await zip.file(name)?.async("nodebuffer"),
        original,
        name,
      );
    }
  });

  it("has the bytes that jszip gives for the same images", async () => {
    const { file } = await packaged();
    const zip = new JSZip();
    const names = readdirSync(folder.path()).filter((name) =>
      /(?<!picture-03)\.(?:jpg|png|webp)$/.test(name),
    );
    for (const name of names.sort()) {
      zip.file(name, readFileSync(path.join(folder.path(), name)), {
        date: new Date(Date.UTC(1980, 0, 1)),
        createFolders: false,
      });
    }
    const peer = await zip.generateAsync({
      type: "nodebuffer",
      compression: "STORE",
      platform: "UNIX",
    });
    assert.ok(readFileSync(file).equals(peer));
  });

  it("is accepted by the system's own readers", async function () {
    const { file } = await packaged();
    let tried = 0;
    for (const [program, ...arguments_] of [
      ["unzip", "-t", file],
      ["python3", "-m", "zipfile", "-t", file],
    ] as const) {
      try {
        execFileSync(program, ["--help"], { stdio: "ignore" });
      } catch {
        continue;
      }
      execFileSync(program, arguments_);
      tried += 1;
    }
    if (tried === 0) this.skip();
  });

  it("depends on the images alone: not on time zone, times of files or the clock", async () => {
    const first = await packaged({
      outFile: path.join(folder.path(), "first.zip"),
    });
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Chatham";
    try {
      for (const name of readdirSync(folder.path())) {
        utimesSync(path.join(folder.path(), name), 1_000_000, 2_000_000);
      }
      const second = await packaged({
        outFile: path.join(folder.path(), "second.zip"),
        now: () => new Date(0),
      });
      assert.deepEqual(readFileSync(second.file), readFileSync(first.file));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("has the bytes that it had when this was written", async () => {
    const dataset = await readDataset(folder.path(), { inspector });
    const content = "not decoded again, so any bytes will do";
    folder.write("fixed.png", content);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const header = dataset.images[0]?.header;
    assert.ok(header);
    const image = {
      file: "fixed.png",
      bytes: content.length,
      sha256,
      header: { ...header, format: "png" as const },
    };
    const { sha256: zipSha256 } = await packaged({
      dataset: { ...dataset, images: [image] },
    });
    assert.equal(
      zipSha256,
      "2974bb567e2f45b899a04065d3f5333ca76e178aec4182b5e5061a7570e17d38",
    );
  });

  it("notes the version once in the lock, and makes nothing new for the same images", async () => {
    const first = await packaged();
    const modifiedMs = statSync(first.file).mtimeMs;
    const lockText = readFileSync(
      path.join(folder.path(), lockFileName),
      "utf8",
    );
    const again = await packaged({ now: () => new Date("2027-01-01") });
    assert.deepEqual(again, first);
    assert.equal(statSync(again.file).mtimeMs, modifiedMs);
    assert.equal(
      readFileSync(path.join(folder.path(), lockFileName), "utf8"),
      lockText,
    );
    const { lock } = await readLock(folder.path());
    assert.deepEqual(lock.versions, [first.version]);
    assert.equal(first.version.packagedAt, "2026-02-03T04:05:06.789Z");
    assert.equal(first.version.air, "me:stellar@1");
    assert.equal(first.version.zip.file.split("/")[0], ".style-trainer");
    assert.equal(first.version.images.length, 11);
    assert.deepEqual(readdirSync(path.dirname(first.file)), [
      path.basename(first.file),
    ]);
  });

  it("leaves the lock alone when it is told to", async () => {
    await packaged({ recordInLock: false });
    assert.ok(!readdirSync(folder.path()).includes(lockFileName));
  });

  it("knows the size beforehand and reports progress up to it", async () => {
    const seen: [number, number][] = [];
    const { bytes } = await packaged({
      onProgress: (done, total) => seen.push([done, total]),
    });
    assert.deepEqual(seen.at(-1), [bytes, bytes]);
    assert.ok(
      seen.every(
        ([done, total], index) =>
          total === bytes && done >= (seen[index - 1]?.[0] ?? 0),
      ),
    );
  });

  it("refuses, by name, an image that the service couldn't train on", async () => {
    writeFileSync(path.join(folder.path(), "broken.png"), "nothing");
    await assert.rejects(packaged(), { reason: "refused", file: "broken.png" });
    assert.ok(!readdirSync(folder.path()).includes(".style-trainer"));
  });
});
