import assert from "node:assert/strict";
import { english } from "../../src/core/words/text.ts";
import { messageOf } from "../fixtures/inEnglish.ts";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import {
  diffStates,
  stateOfVersion,
} from "../../src/core/dataset/datasetDiff.ts";
import { diffMarkdown, diffText } from "../../src/core/dataset/diffText.ts";
import { lockFileName } from "../../src/core/dataset/lock.ts";
import type { Version } from "../../src/core/dataset/lock.ts";
import { gitWarnings } from "../../src/core/dataset/gitWarnings.ts";
import {
  appendVersion,
  readLock,
  updateVersion,
} from "../../src/engine/dataset/lockFile.ts";
import { gitKnowledge } from "../../src/engine/versions/gitKnowledge.ts";
import { rollBack } from "../../src/engine/versions/rollBack.ts";
import { undoReplacement } from "../../src/engine/versions/setAside.ts";
import { verifyVersion } from "../../src/engine/versions/verifyVersion.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  datasetIn,
  filesIn,
  gitIn,
  meaningOf,
  packaged,
  writeManifest,
  writePicture,
} from "./versions/studio.ts";

/**
 * A repository with three versions, two branches and a merge:
 *
 *   main:   one ──── two ──── merge
 *               └─── three ──┘  (branch "autumn")
 */
describe("versions of a dataset in a repository", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const folder = () => path.join(root.path(), "datasets", "stellar");
  const git = (...arguments_: readonly string[]) =>
    gitIn(folder(), ...arguments_);
  const lockText = () =>
    readFileSync(path.join(folder(), lockFileName), "utf8");
  const commit = (message: string) => {
    git("add", "--all", ".");
    git("commit", "--quiet", "-m", message);
  };
  const day = (number: number) => new Date(`2026-03-0${number}T00:00:00.000Z`);
  const pack = async (number: number) =>
    packaged(folder(), programs.worker(), day(number));
  const manifest = (number: number, summary: string) => ({
    name: "Stellar",
    brief: { summary, constants: [] },
    model: { air: `brand:stellar@${number}`, version: `${number}.0.0` },
    prompts: ["A lamp"],
  });
  const verify = async (version: Version) =>
    verifyVersion({ folder: folder(), version, workerFile: programs.worker() });

  let versions: { one: Version; two: Version; three: Version };
  beforeEach(async () => {
    mkdirSync(folder(), { recursive: true });
    gitIn(root.path(), "init", "--quiet", "--initial-branch=main");
    writeFileSync(path.join(folder(), ".gitignore"), ".style-trainer/\n");
    for (const name of ["a", "b", "c"]) {
      writePicture(folder(), `${name}.png`, `first ${name}`);
    }
    writeManifest(folder(), manifest(1, "Night skies"));
    commit("Draw three pictures");
    const one = await pack(1);
    commit("Package the first version");
    git("switch", "--quiet", "--create", "autumn");
    writePicture(folder(), "c.png", "autumn c");
    writeManifest(folder(), manifest(3, "Autumn"));
    commit("Draw c anew");
    const three = await pack(3);
    commit("Package the third version");
    git("switch", "--quiet", "main");
    writePicture(folder(), "d.png", "first d");
    writeManifest(folder(), manifest(2, "Night skies and hills"));
    commit("Draw d");
    const two = await pack(2);
    commit("Package the second version");
    versions = { one, two, three };
  });

  it("notes the commit, and whether everything was committed", async () => {
    const head = git("rev-parse", "HEAD~1").trim();
    assert.deepEqual(versions.two.git, { commit: head, clean: true });
    writePicture(folder(), "a.png", "second a");
    assert.equal((await pack(4)).git?.clean, false);
    writePicture(folder(), "unrelated.txt", "not packaged");
    writePicture(folder(), "a.png", "first a");
    writeManifest(folder(), manifest(5, "Five"));
    commit("All but what isn't packaged");
    writePicture(folder(), "unrelated.txt", "changed");
    assert.equal((await pack(5)).git?.clean, true);
  });

  it("are merged by git without loss, and without anybody's help", async () => {
    git("merge", "--quiet", "--no-edit", "-X", "ours", "autumn");
    assert.doesNotMatch(lockText(), /<<<<|>>>>/);
    const json = JSON.parse(lockText()) as { facts: unknown[] };
    assert.ok(json.facts.length > 10);
    const { lock, problems } = await readLock(folder());
    assert.deepEqual(problems, []);
    assert.deepEqual(lock.versions, [
      versions.one,
      versions.two,
      versions.three,
    ]);
  });

  it("are read from both sides where git stopped at a conflict, and written together by the next package", async () => {
    for (const style of ["merge", "diff3"]) {
      git("config", "merge.conflictStyle", style);
      unlinkSync(path.join(folder(), ".gitattributes"));
      commit("Merge without attributes");
      git("switch", "--quiet", "autumn");
      rmSync(path.join(folder(), ".gitattributes"), { force: true });
      git(
        "commit",
        "--quiet",
        "--all",
        "--allow-empty",
        "-m",
        "Without attributes",
      );
      git("switch", "--quiet", "main");
      assert.throws(() =>
        git(
          "merge",
          "--quiet",
          "--no-edit",
          "-X",
          "diff-algorithm=myers",
          "autumn",
        ),
      );
      assert.match(lockText(), /<<<<<<</);
      const { lock, problems } = await readLock(folder());
      assert.deepEqual(lock.versions, [
        versions.one,
        versions.two,
        versions.three,
      ]);
      assert.match(messageOf(problems[0]), /both sides of a merge/);
      git("checkout", "--ours", "--", "c.png", "style-dataset.json");
      const four = {
        ...versions.one,
        packagedAt: day(4).toISOString(),
        zip: { ...versions.one.zip, sha256: "4".repeat(64) },
      };
      await appendVersion(folder(), four);
      assert.doesNotMatch(lockText(), /<<<<|>>>>/);
      const after = await readLock(folder());
      assert.deepEqual(after.problems, []);
      assert.deepEqual(after.lock.versions, [
        versions.one,
        versions.two,
        versions.three,
        four,
      ]);
      git("merge", "--abort");
      git("reset", "--quiet", "--hard", "HEAD~1");
      git("switch", "--quiet", "autumn");
      git("reset", "--quiet", "--hard", "HEAD~1");
      git("switch", "--quiet", "main");
    }
  });

  it("keep what two people noted of one training", async () => {
    const training = {
      taskUUID: "t-1",
      submittedAt: "2026-03-02T00:00:00.000Z",
    };
    const zip = versions.one.zip.sha256;
    const outcome = {
      ...training,
      outcome: "succeeded" as const,
      air: "brand:stellar@1",
    };
    await updateVersion(folder(), zip, {
      training: { ...outcome, costUSD: 12 },
    });
    commit("Note the training here");
    git("switch", "--quiet", "autumn");
    await updateVersion(folder(), zip, { training });
    await updateVersion(folder(), zip, {
      training: { ...outcome, files: [{ file: "f-1" }] },
    });
    commit("Note the training there");
    git("switch", "--quiet", "main");
    git("merge", "--quiet", "--no-edit", "-X", "ours", "autumn");
    const { lock, problems } = await readLock(folder());
    assert.deepEqual(problems, []);
    assert.deepEqual(lock.versions[0]?.training, {
      ...outcome,
      costUSD: 12,
      files: [{ file: "f-1" }],
    });
    assert.equal(lock.versions.length, 3);
  });

  it("can be made again byte for byte from git alone, on any branch", async () => {
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    for (const version of [versions.one, versions.two, versions.three]) {
      assert.deepEqual((await verify(version)).outcome, {
        kind: "identical",
        sha256: version.zip.sha256,
      });
    }
    const [, , c] = (await verify(versions.three)).images;
    assert.equal(c?.now, "changed");
    assert.match(c.foundIn ?? "", /^git/);
  });

  it("tell when a picture changed under the same name and its bytes are nowhere", async () => {
    writePicture(folder(), "new.png", "never committed");
    const version = await pack(4);
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    writePicture(folder(), "new.png", "something else!");
    const { outcome, images } = await verify(version);
    assert.deepEqual(outcome, { kind: "incomplete", missing: ["new.png"] });
    assert.deepEqual(
      images
        .filter(({ now }) => now !== "same")
        .map(({ file, now, foundIn }) => [file, now, foundIn]),
      [["new.png", "changed", undefined]],
    );
  });

  it("don't verify when the lock promises another ZIP", async () => {
    const sha256 = "0".repeat(64);
    const forged = { ...versions.one, zip: { ...versions.one.zip, sha256 } };
    assert.equal((await verify(forged)).outcome.kind, "different");
    const newer = { ...versions.one, zip: { ...versions.one.zip, format: 99 } };
    assert.deepEqual((await verify(newer)).outcome, {
      kind: "unknown format",
      format: 99,
    });
  });

  it("can be compared: images, brief and model, as text and as Markdown", () => {
    const diff = diffStates(
      stateOfVersion(versions.two),
      stateOfVersion(versions.three),
    );
    assert.deepEqual(
      diff.images.removed.map(({ file }) => file),
      ["d.png"],
    );
    assert.deepEqual(
      diff.images.changed.map(({ after }) => after.file),
      ["c.png"],
    );
    assert.equal(diff.images.unchanged, 2);
    assert.deepEqual(diff.sections, [
      {
        name: "brief",
        changes: [
          { what: "summary", before: "Night skies and hills", after: "Autumn" },
        ],
      },
      {
        name: "model",
        changes: [
          { what: "air", before: "brand:stellar@2", after: "brand:stellar@3" },
          { what: "version", before: "2.0.0", after: "3.0.0" },
        ],
      },
    ]);
    assert.match(
      diffText(diff),
      /^brand:stellar@2 → brand:stellar@3: images: 1 removed, 1 changed; brief \(1 change\); model \(2 changes\)$/m,
    );
    assert.match(diffText(diff), /^ {2}- d\.png/m);
    assert.match(
      diffMarkdown(diff),
      /^\| changed \| summary \| Night skies and hills → Autumn \|$/m,
    );
  });

  it("can be gone back to, and forth again, without losing what was never committed", async () => {
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    writePicture(folder(), "a.png", "half drawn a");
    const before = {
      files: filesIn(folder()),
      meaning: await meaningOf(folder()),
    };
    const aside = await rollBack({
      folder: folder(),
      dataset: await datasetIn(folder()),
      version: versions.three,
      now: () => day(5),
    });
    assert.deepEqual(
      aside?.files.map(({ file }) => file),
      ["a.png", "c.png", "style-dataset.json"],
    );
    const after = await datasetIn(folder());
    assert.deepEqual(after.manifest.brief.summary, "Autumn");
    assert.deepEqual(after.manifest.exclude, [
      { file: "d.png", reason: "not in brand:stellar@3" },
    ]);
    assert.match(
      readFileSync(path.join(folder(), "style-dataset.json"), "utf8"),
      /^\/\/ Ours\./,
    );
    const again = await packaged(folder(), programs.worker(), day(6));
    assert.equal(again.zip.sha256, versions.three.zip.sha256);
    rmSync(path.join(folder(), ".style-trainer", "packages"), {
      recursive: true,
    });
    assert.match(
      (await undoReplacement(folder(), day(6)))?.what ?? "",
      /Rolled back to brand:stellar@3/,
    );
    const lockAfter = filesIn(folder())[lockFileName];
    assert.deepEqual(filesIn(folder()), {
      ...before.files,
      [lockFileName]: lockAfter,
    });
    assert.deepEqual(await meaningOf(folder()), before.meaning);
    await undoReplacement(folder(), day(6));
    assert.equal((await datasetIn(folder())).manifest.brief.summary, "Autumn");
  });

  it("change nothing when going back isn't possible", async () => {
    writePicture(folder(), "new.png", "never committed");
    const version = await pack(4);
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    writePicture(folder(), "new.png", "something else!");
    const before = filesIn(folder());
    await assert.rejects(
      rollBack({
        folder: folder(),
        dataset: await datasetIn(folder()),
        version,
        now: () => day(5),
      }),
      /new\.png as of brand:stellar@2 can be found neither .*nothing was changed/,
    );
    assert.deepEqual(filesIn(folder()), before);
  });

  it("swaps pictures back that were swapped", async () => {
    writePicture(folder(), "a.png", "first b");
    writePicture(folder(), "b.png", "first a");
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    await rollBack({
      folder: folder(),
      dataset: await datasetIn(folder()),
      version: versions.two,
      now: () => day(5),
    });
    assert.equal(readFileSync(path.join(folder(), "a.png"), "utf8"), "first a");
    assert.equal(readFileSync(path.join(folder(), "b.png"), "utf8"), "first b");
  });

  it("warn of what git ignores, doesn't have yet, or is too large for", async () => {
    const warnings = async () => {
      const { images } = await datasetIn(folder());
      const known = await gitKnowledge(
        folder(),
        images.map(({ file }) => file),
      );
      return known && gitWarnings(images, known).map(english);
    };
    assert.deepEqual(await warnings(), []);
    writePicture(folder(), "a.png", "second a");
    writePicture(folder(), "täglich neu.png", "new");
    writePicture(folder(), "large.png", "x".repeat(5_000_000));
    writePicture(folder(), "stored.png", "y".repeat(5_000_000));
    writePicture(folder(), "secret.png", "z");
    appendFileSync(path.join(folder(), ".gitignore"), "secret.png\n");
    appendFileSync(
      path.join(folder(), ".gitattributes"),
      "stored.png filter=lfs\n",
    );
    const [ignored, uncommitted, large] = (await warnings()) ?? [];
    assert.match(
      ignored ?? "",
      /^1 image of 8 is ignored by git \(secret\.png\)/,
    );
    assert.match(uncommitted ?? "", /^4 images of 8 aren't committed \(/);
    assert.match(
      large ?? "",
      /^1 image of 5 MB or more isn't in git LFS \(large\.png\)\.$/,
    );
  });

  it("do without git where it isn't installed", async () => {
    const { PATH } = process.env;
    process.env["PATH"] = root.path();
    try {
      writePicture(folder(), "a.png", "fifth a");
      const version = await pack(5);
      assert.equal(version.git, undefined);
      assert.equal(await gitKnowledge(folder(), ["a.png"]), undefined);
      assert.equal((await verify(version)).outcome.kind, "identical");
    } finally {
      process.env["PATH"] = PATH;
    }
  });

  it("do without git", async () => {
    rmSync(path.join(root.path(), ".git"), { recursive: true });
    writeManifest(folder(), manifest(4, "Without git"));
    const version = await pack(4);
    assert.equal(version.git, undefined);
    assert.equal(await gitKnowledge(folder(), ["a.png"]), undefined);
    assert.equal((await verify(version)).outcome.kind, "identical");
    rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
    assert.equal((await verify(versions.three)).outcome.kind, "incomplete");
  });
});
