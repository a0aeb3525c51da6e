import assert from "node:assert/strict";
import { readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Version } from "../../src/core/dataset/lock.ts";
import { lockFileName } from "../../src/core/dataset/lock.ts";
import {
  appendVersion,
  readLock,
  updateVersion,
} from "../../src/engine/dataset/lockFile.ts";
import { isEngineError } from "../../src/engine/errors.ts";
import { folderOfTest } from "../fixtures/folder.ts";

const version = (
  day: number,
  sha256 = `${day}`.repeat(64).slice(0, 64),
): Version => ({
  version: `1.0.${day}`,
  packagedAt: `2026-01-0${day}T00:00:00.000Z`,
  zip: { file: `${day}.zip`, bytes: 1000 + day, sha256 },
  images: [{ file: "ä.png", entry: "a.png", bytes: 5, sha256: "f".repeat(64) }],
});

describe("the lock file", () => {
  const folder = folderOfTest();
  const file = () => path.join(folder.path(), lockFileName);
  const text = () => readFileSync(file(), "utf8");

  it("is empty where there is none, and has no problem", async () => {
    const { lock, problems } = await readLock(folder.path());
    assert.deepEqual(lock.versions, []);
    assert.deepEqual(problems, []);
  });

  it("gives back what was appended, oldest first", async () => {
    await appendVersion(folder.path(), version(2));
    await appendVersion(folder.path(), version(1));
    const { lock, problems } = await readLock(folder.path());
    assert.deepEqual(problems, []);
    assert.deepEqual(lock.versions, [version(1), version(2)]);
    assert.deepEqual(readdirSync(folder.path()), [lockFileName]);
  });

  it("notes the same ZIP once", async () => {
    await appendVersion(folder.path(), version(1));
    const before = text();
    const again = { ...version(2), zip: version(1).zip };
    assert.deepEqual(await appendVersion(folder.path(), again), version(1));
    assert.equal(text(), before);
  });

  it("loses no version when several programs append at once", async () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    await Promise.all(
      days.map((day) => appendVersion(folder.path(), version(day))),
    );
    const { lock } = await readLock(folder.path());
    assert.deepEqual(
      lock.versions,
      days.map((day) => version(day)),
    );
  });

  it("notes a training and its outcome in the version of its ZIP", async () => {
    await appendVersion(folder.path(), version(1));
    await appendVersion(folder.path(), version(2));
    const sha256 = version(1).zip.sha256;
    const training = {
      taskUUID: "t-1",
      submittedAt: "2026-01-03T00:00:00.000Z",
    };
    await updateVersion(folder.path(), sha256, { training });
    const outcome = {
      taskUUID: "t-1",
      outcome: "succeeded",
      costUSD: 12,
    } as const;
    await updateVersion(folder.path(), sha256, { training: outcome });
    const { lock } = await readLock(folder.path());
    assert.deepEqual(lock.versions, [
      { ...version(1), training: { ...training, ...outcome } },
      version(2),
    ]);
  });

  it("keeps the first training of a ZIP when it is trained again", async () => {
    await appendVersion(folder.path(), version(1));
    const sha256 = version(1).zip.sha256;
    for (const taskUUID of ["t-1", "t-2"]) {
      const training = { taskUUID, submittedAt: "2026-01-03T00:00:00.000Z" };
      await updateVersion(folder.path(), sha256, { training });
    }
    await updateVersion(folder.path(), sha256, {
      training: { taskUUID: "t-1", outcome: "failed" },
    });
    const { lock } = await readLock(folder.path());
    assert.deepEqual(
      lock.versions.map(({ training }) => [
        training?.taskUUID,
        training?.outcome,
      ]),
      [
        ["t-1", "failed"],
        ["t-2", undefined],
      ],
    );
  });

  it("keeps fields that it doesn't know", async () => {
    const known = {
      ...version(1),
      note: "mine",
      zip: { ...version(1).zip, where: "here" },
    };
    writeFileSync(
      file(),
      JSON.stringify({ lockVersion: 1, owner: "us", versions: [known] }),
    );
    await updateVersion(folder.path(), version(1).zip.sha256, {
      air: "me:s@1",
    });
    await appendVersion(folder.path(), version(2));
    const json = JSON.parse(text()) as unknown;
    assert.deepEqual(json, {
      lockVersion: 1,
      owner: "us",
      versions: [{ ...known, air: "me:s@1" }, version(2)],
    });
  });

  it("writes one image to a line, so that git shows what changed", async () => {
    await appendVersion(folder.path(), version(1));
    assert.match(text(), /^ {8}\{ "file": "ä\.png", "entry": .*\}$/m);
    assert.ok(text().endsWith("}\n"));
  });

  it("refuses to write over a lock that it can't read", async () => {
    const conflict = '<<<<<<< HEAD\n{"lockVersion": 1}\n=======\n';
    const newer = '{"lockVersion": 2, "versions": []}';
    for (const content of [conflict, newer, "[]"]) {
      writeFileSync(file(), content);
      assert.equal((await readLock(folder.path())).problems.length, 1, content);
      await assert.rejects(appendVersion(folder.path(), version(1)), (error) =>
        isEngineError(error, "unreadable-text"),
      );
      assert.equal(text(), content);
    }
  });

  it("reads the versions beside one that is damaged", async () => {
    const versions = [{ packagedAt: "2026" }, version(2)];
    writeFileSync(file(), JSON.stringify({ lockVersion: 1, versions }));
    const { lock, problems } = await readLock(folder.path());
    assert.deepEqual(lock.versions, [version(2)]);
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [["versions", 0]],
    );
  });

  it("isn't stopped for ever by a program that died while writing it", async () => {
    const held = `${file()}.held`;
    writeFileSync(held, "");
    const longAgo = new Date("2024-01-01");
    utimesSync(held, longAgo, longAgo);
    await appendVersion(folder.path(), version(1));
    assert.deepEqual(readdirSync(folder.path()), [lockFileName]);
  });
});
