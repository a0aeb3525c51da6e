import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";

describe("a folder that can only be read", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const home = folderOfTest();
  const disk = smallDiskOfSuite(8);

  it("is linted in the terminal, and packaging says in one sentence why it can't", async () => {
    const folder = disk().path;
    for (const { name, content } of await drawings(10)) {
      writeFileSync(path.join(folder, name), content);
    }
    assert.ok(disk().setReadOnly(true));
    const run = (command: string, ...options: string[]) =>
      spawnSync(
        process.execPath,
        [programs.cli(), command, folder, ...options],
        {
          encoding: "utf8",
          env: { ...process.env, XDG_CACHE_HOME: home.path() },
        },
      );
    const linted = run("lint");
    assert.equal(linted.status, 0, linted.stderr);
    const packaged = run("package", "--out", path.join(folder, "a.zip"));
    assert.equal(packaged.status, 2);
    assert.match(
      packaged.stderr,
      /^style-trainer: The ZIP can't be written to .*: the disk is read-only\. .*\n$/,
    );
  });
});
