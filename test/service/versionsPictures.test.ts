import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { comparedPictures } from "../../src/engine/versions/comparedPictures.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  filesIn,
  gitIn,
  packaged,
  writeManifest,
  writePicture,
} from "./versions/studio.ts";

describe("pictures as they were at a version", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const folder = () => path.join(root.path(), "stellar");
  const into = () => path.join(root.path(), "shown");
  const { signal } = new AbortController();

  for (const source of ["a kept package", "git"] as const) {
    it(`are shown from ${source}, under their content's name, and change nothing in the folder`, async () => {
      mkdirSync(folder());
      writePicture(folder(), "a.png", "first a");
      writePicture(folder(), "b.JPG.png", "first b");
      writeManifest(folder(), {});
      if (source === "git") {
        gitIn(folder(), "init", "--quiet");
        gitIn(folder(), "add", ".");
        gitIn(folder(), "commit", "--quiet", "-m", "Draw");
      }
      const version = await packaged(folder(), programs.worker(), new Date(0));
      writePicture(folder(), "a.png", "second a");
      if (source === "git") {
        rmSync(path.join(folder(), ".style-trainer"), { recursive: true });
      }
      const before = filesIn(folder());
      const lost = { file: "lost.png", bytes: 5, sha256: "0".repeat(64) };
      const files = await comparedPictures(
        folder(),
        version,
        [...version.images, lost],
        into(),
        signal,
      );
      const known = version.images.map(({ sha256 }) => sha256);
      assert.deepEqual([...files.keys()], known);
      const [first] = files.values();
      assert.equal(readFileSync(first ?? "", "utf8"), "first a");
      assert.deepEqual(
        new Set(readdirSync(into())),
        new Set(known.map((sha256) => `${sha256}.png`)),
      );
      assert.deepEqual(filesIn(folder()), before);
    });
  }
});
