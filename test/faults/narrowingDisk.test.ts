import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { ended } from "../fixtures/ended.ts";
import { manifestFileName } from "../../src/core/dataset/manifest.ts";
import type { JsonProposal } from "../../src/cli/narrowText.ts";
import { readCheckedJson } from "../../src/engine/inspect/checkedJson.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";

const pictures = 24;
/** For the facts of some pictures, but not for a manifest. */
const roomBytes = 100_000;
const manifestBytes = 200_000;

describe("narrowing a library on a disk that fills up", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const disk = smallDiskOfSuite(8);
  const library = () => path.join(disk().path, "library");
  const cache = () => path.join(disk().path, "cache");
  const manifest = () => path.join(library(), manifestFileName);
  const before = `${JSON.stringify({
    name: "Archive",
    exclude: [{ file: "sketch.png", reason: "mine" }],
    brief: { summary: "x".repeat(manifestBytes) },
  })}\n`;

  beforeEach(async () => {
    for (const folder of [library(), cache()]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    }
    for (const { name, content } of await drawings(pictures)) {
      writeFileSync(path.join(library(), name), content);
    }
    writeFileSync(manifest(), before);
  });

  const filesIn = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => path.join(parentPath, name))
      : [];
  const factsKept = () =>
    filesIn(cache()).filter((file) => /facts-.*[0-9a-f]{64}\.json$/.test(file));

  async function narrow() {
    const child = spawn(
      process.execPath,
      [programs.cli(), "narrow", library(), "--json", "--write"],
      { env: { ...process.env, XDG_CACHE_HOME: cache() } },
    );
    return ended(child);
  }

  for (const [moment, leftBytes, mostKept] of [
    ["before anything is measured", 0, 0],
    ["while it is measured", roomBytes, pictures - 1],
  ] as const) {
    it(`${moment} chooses all the same, says why the choice isn't written, keeps the manifest, and writes it once there is room`, async () => {
      disk().fill(leftBytes);
      const full = await narrow();
      assert.equal(full.code, 2, full.stderr);
      assert.equal(
        full.stderr,
        `style-trainer: ${manifest()} can't be written: the disk is full. Make room on it, then try again.\n`,
      );
      const proposed = JSON.parse(full.stdout) as JsonProposal;
      assert.equal(
        proposed.chosen.length + proposed.leftOut.length,
        pictures,
        full.stdout,
      );
      assert.equal(readFileSync(manifest(), "utf8"), before);
      assert.equal(filesIn(library()).length, pictures + 1);
      const kept = factsKept();
      assert.ok(kept.length <= mostKept, `${kept.length} kept`);
      assert.ok(kept.length > 0 || leftBytes === 0, "nothing kept");
      for (const file of kept) assert.ok(await readCheckedJson(file), file);
      assert.deepEqual(
        filesIn(disk().path).filter((file) => file.endsWith("partial")),
        [],
      );

      disk().makeRoom();
      const again = await narrow();
      assert.equal(again.code, 0, again.stderr);
      assert.deepEqual(JSON.parse(again.stdout), proposed);
      const written = JSON.parse(readFileSync(manifest(), "utf8")) as {
        readonly exclude: readonly { readonly file: string }[];
      };
      assert.deepEqual(
        written.exclude.map(({ file }) => file),
        ["sketch.png", ...proposed.leftOut.map(({ file }) => file)],
      );
      assert.equal(factsKept().length, pictures);
    });
  }
});
