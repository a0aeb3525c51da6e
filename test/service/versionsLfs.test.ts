import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gitWarnings } from "../../src/core/dataset/gitWarnings.ts";
import { readLock } from "../../src/engine/dataset/lockFile.ts";
import { gitKnowledge } from "../../src/engine/versions/gitKnowledge.ts";
import { rollBack } from "../../src/engine/versions/rollBack.ts";
import { verifyVersion } from "../../src/engine/versions/verifyVersion.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  datasetIn,
  gitIn,
  packaged,
  writeManifest,
  writePicture,
} from "./versions/studio.ts";

function hasLfs(): boolean {
  try {
    execFileSync("git", ["lfs", "version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe(`versions of a dataset whose pictures are in git LFS${hasLfs() ? "" : " (git-lfs isn't installed here)"}`, function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const studio = () => path.join(root.path(), "studio");
  const now = () => new Date("2026-03-01T00:00:00.000Z");

  before(function () {
    if (!hasLfs()) this.skip();
  });
  beforeEach(async () => {
    const folder = studio();
    mkdirSync(folder);
    gitIn(folder, "init", "--quiet", "--initial-branch=main");
    gitIn(folder, "lfs", "install", "--local");
    writeFileSync(path.join(folder, ".gitignore"), ".style-trainer/\n");
    writeFileSync(
      path.join(folder, ".gitattributes"),
      "*.png filter=lfs diff=lfs merge=lfs -text\n",
    );
    writePicture(folder, "a.png", "first a");
    writePicture(folder, "large.png", "x".repeat(5_000_000));
    writeManifest(folder, { model: { air: "brand:stellar@1" } });
    commit("Draw two pictures");
    await packaged(folder, programs.worker(), now());
    writePicture(folder, "a.png", "second a");
    commit("Draw a anew");
    rmSync(path.join(folder, ".style-trainer"), { recursive: true });
  });

  function commit(message: string): void {
    gitIn(studio(), "add", "--all", ".");
    gitIn(studio(), "commit", "--quiet", "-m", message);
  }

  async function firstVersion(folder: string) {
    const [version] = (await readLock(folder)).lock.versions;
    assert.ok(version);
    return version;
  }

  it("are made again from what LFS keeps", async () => {
    const version = await firstVersion(studio());
    const { outcome, images } = await verifyVersion({
      folder: studio(),
      version,
      workerFile: programs.worker(),
    });
    assert.equal(outcome.kind, "identical");
    assert.deepEqual(
      images.map(({ file, now: state, foundIn }) => [file, state, foundIn]),
      [
        ["a.png", "changed", "git LFS"],
        ["large.png", "same", "large.png"],
      ],
    );
  });

  it("aren't warned of as too large for git", async () => {
    const { images } = await datasetIn(studio());
    const known = await gitKnowledge(
      studio(),
      images.map(({ file }) => file),
    );
    assert.ok(known);
    assert.deepEqual(gitWarnings(images, known), []);
  });

  it("come from the LFS server where a clone has only pointers", async () => {
    const clone = path.join(root.path(), "clone");
    execFileSync(
      "git",
      ["clone", "--quiet", pathToFileURL(studio()).href, clone],
      { env: { ...process.env, GIT_LFS_SKIP_SMUDGE: "1" }, stdio: "pipe" },
    );
    writePicture(clone, "large.png", "not drawn yet");
    writePicture(clone, "a.png", "not drawn yet");
    await rollBack({
      folder: clone,
      dataset: await datasetIn(clone),
      version: await firstVersion(clone),
      now,
    });
    assert.equal(readFileSync(path.join(clone, "a.png"), "utf8"), "first a");
    assert.equal(
      readFileSync(path.join(clone, "large.png"), "utf8"),
      "x".repeat(5_000_000),
    );
  });
});
