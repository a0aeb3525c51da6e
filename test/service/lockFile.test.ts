import assert from "node:assert/strict";
import { messageOf } from "../fixtures/inEnglish.ts";
import { readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
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
  const readFacts = () =>
    (JSON.parse(text()) as { facts: readonly Record<string, unknown>[] }).facts;

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

  it("keeps facts and fields that it doesn't know", async () => {
    await appendVersion(folder.path(), version(1));
    const known = readFacts();
    const strange = [
      { others: { owner: "us" } },
      { version: known[0]?.["version"], weather: "rain", deep: [{ a: 1 }] },
    ];
    writeFileSync(
      file(),
      JSON.stringify({ lockVersion: 2, facts: [...strange, ...known] }),
    );
    await appendVersion(folder.path(), version(2));
    const { lock, problems } = await readLock(folder.path());
    assert.deepEqual(problems, []);
    assert.deepEqual(lock.versions, [version(1), version(2)]);
    assert.deepEqual(readFacts().slice(0, 2), strange);
  });

  it("reads what the first format noted, and goes on in the present one", async () => {
    const training = {
      taskUUID: "t-1",
      submittedAt: "2026-01-03T00:00:00.000Z",
      outcome: "succeeded" as const,
      air: "me:s@1",
      costUSD: 12,
    };
    const trained = { ...version(1), air: "me:s@1", training };
    const again = {
      ...trained,
      air: "me:s@2",
      training: { ...training, taskUUID: "t-2" },
    };
    writeFileSync(
      file(),
      JSON.stringify({
        lockVersion: 1,
        owner: "us",
        versions: [{ ...trained, note: "mine" }, again, version(3)],
      }),
    );
    const before = await readLock(folder.path());
    assert.deepEqual(before, {
      lock: { versions: [trained, again, version(3)] },
      problems: [],
    });
    await appendVersion(folder.path(), version(4));
    const after = await readLock(folder.path());
    assert.deepEqual(after.lock.versions, [
      trained,
      again,
      version(3),
      version(4),
    ]);
    assert.equal(
      (JSON.parse(text()) as { lockVersion: number }).lockVersion,
      3,
    );
    assert.match(text(), /"others":\{"owner":"us"\}/);
    assert.match(text(), /"others":\{"note":"mine"\}/);
  });

  it("keeps brief, prompts, findings and commit as they were at packaging", async () => {
    const manifest = {
      name: "Stellar",
      brief: { summary: "Night skies", constants: ["low-key"] },
      model: { air: "me:s@1", version: "1.0.1", private: true },
      exclude: [{ file: "b.png", reason: "blurred" }, { file: "c.png" }],
      accept: [{ rule: "size/small", file: "ä.png", reason: "only one" }],
      provenance: new Map([["ä.png", "a star\nover a hill"]]),
      prompts: [
        {
          prompt: "A lamp",
          width: 1024,
          height: 1536,
          quality: "high" as const,
        },
      ],
    };
    const full: Version = {
      ...version(1),
      air: "me:s@1",
      manifest,
      findings: [
        {
          rule: "size/small",
          severity: "warning",
          file: "ä.png",
          message: "Small.",
        },
        { rule: "count/too-few", severity: "error", message: "Few." },
      ],
      git: { commit: "a".repeat(40), clean: false },
    };
    await appendVersion(folder.path(), full);
    const { lock, problems } = await readLock(folder.path());
    assert.deepEqual(problems, []);
    assert.deepEqual(lock.versions, [full]);
    await appendVersion(folder.path(), { ...full, packagedAt: "2026-05-05" });
    assert.equal((await readLock(folder.path())).lock.versions.length, 1);
    const rewritten = { ...manifest, brief: { constants: [] } };
    await appendVersion(folder.path(), { ...full, manifest: rewritten });
    assert.equal((await readLock(folder.path())).lock.versions.length, 2);
  });

  it("is described by its schema", async () => {
    const schema = JSON.parse(
      readFileSync("media/schemas/style-dataset.lock.schema.json", "utf8"),
    ) as object;
    const check = new Ajv({
      strictTypes: false,
      formats: { "date-time": true },
    }).compile(schema);
    const training = {
      taskUUID: "t-1",
      submittedAt: "2026-01-03T00:00:00.000Z",
    };
    await appendVersion(folder.path(), version(1));
    await updateVersion(folder.path(), version(1).zip.sha256, { training });
    assert.ok(check(JSON.parse(text())), JSON.stringify(check.errors));
    const broken = text().replace(/"bytes":5/, '"bytes":"five"');
    assert.ok(!check(JSON.parse(broken)));
  });

  it("only ever adds lines", async () => {
    const training = {
      taskUUID: "t-1",
      submittedAt: "2026-01-03T00:00:00.000Z",
    };
    const sha256 = version(1).zip.sha256;
    let lines: readonly string[] = [];
    for (const step of [
      async () => appendVersion(folder.path(), version(1)),
      async () =>
        updateVersion(folder.path(), sha256, { air: "me:s@1", training }),
      async () => appendVersion(folder.path(), version(2)),
      async () =>
        updateVersion(folder.path(), sha256, {
          training: { ...training, outcome: "failed" },
        }),
    ]) {
      await step();
      const now = text().split("\n");
      const known = new Set(now);
      assert.deepEqual(
        lines.filter((line) => !known.has(line)),
        [],
      );
      assert.ok(now.length > lines.length);
      lines = now;
    }
  });

  it("says when a line of a version is missing or can't be used, and names no file outside the folder", async () => {
    await appendVersion(folder.path(), version(1));
    const whole = text();
    for (const damage of [
      (line: string) => line.replace("ä.png", "../../etc/passwd"),
      (line: string) => line.replace("f".repeat(64), "short"),
      () => "",
    ]) {
      writeFileSync(
        file(),
        whole.replace(/^.*"image":.*\n/m, (line) => damage(line)),
      );
      const { lock, problems } = await readLock(folder.path());
      assert.deepEqual(lock.versions, []);
      assert.match(messageOf(problems[0]), /0 of its 1 images can be read/);
    }
  });

  it("writes one image to a line, so that git shows what changed", async () => {
    await appendVersion(folder.path(), version(1));
    assert.match(
      text(),
      /^ {4}\{"version":"[\da-f]{16}","image":"ä\.png",.*\},$/m,
    );
    assert.ok(text().endsWith("}\n"));
  });

  it("refuses to write over a lock that it can't read", async () => {
    const conflict = '<<<<<<< HEAD\n{"lockVersion": 1}\n=======\n';
    const newer = '{"lockVersion": 4, "facts": []}';
    for (const content of [conflict, newer, "[]", "", '{"facts": []}']) {
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
      [["facts", 0]],
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
