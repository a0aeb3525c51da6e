import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { unlinkSync } from "node:fs";
import path from "node:path";
import type {
  DiffOutput,
  PackageOutput,
  RollbackOutput,
  VerifyOutput,
} from "../../src/cli/outputs.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawing } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { schemaFor } from "./support/terminalSchemas.ts";
import { gitIn, writeManifest } from "./versions/studio.ts";

describe("the versions of a dataset in the terminal, as JSON of their schemas", function () {
  this.timeout(180_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const cache = folderOfTest();

  // Each caller says what the schema describes.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  function json<Output>(command: string, ...arguments_: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [programs.cli(), command, folder.path(), ...arguments_, "--json"],
      {
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: cache.path() },
      },
    );
    assert.notEqual(stdout, "", stderr);
    const output = JSON.parse(stdout) as Output;
    assert.deepEqual(schemaFor(command)(output), [], command);
    return { code: status, output };
  }
  const describeModel = (number: number, summary: string) =>
    writeManifest(folder.path(), {
      name: "Brand",
      brief: { summary, constants: [] },
      model: { air: `org:brand@${number}`, version: `${number}.0.0` },
      prompts: ["A lamp"],
    });
  const draw = async (name: string, seed: number) =>
    folder.write(name, await drawing(seed, 96, 72).png().toBuffer());
  const pack = () =>
    json<PackageOutput>(
      "package",
      ...["--force", "--out", path.join(cache.path(), "brand.zip")],
    ).output;

  /** Two versions, the first one's pictures in git alone. */
  beforeEach(async () => {
    for (let at = 0; at < 10; at++) await draw(`${at}.png`, at + 1);
    describeModel(1, "Night skies");
    gitIn(folder.path(), "init", "--quiet");
    pack();
    gitIn(folder.path(), "add", "--all");
    gitIn(folder.path(), "commit", "--quiet", "-m", "Draw ten pictures");
    await draw("0.png", 21);
    await draw("new.png", 22);
    unlinkSync(path.join(folder.path(), "1.png"));
    describeModel(2, "Morning skies");
  });

  it("package names every image in the ZIP's order", () => {
    const { images, sha256 } = pack();
    assert.deepEqual(
      images.map(({ file }) => file),
      ["0", "2", "3", "4", "5", "6", "7", "8", "9", "new"].map(
        (name) => `${name}.png`,
      ),
    );
    assert.match(sha256, /^[0-9a-f]{64}$/);
  });

  it("verify says of each version whether it is the same, and what of it is lost", () => {
    pack();
    const both = json<VerifyOutput>("verify", "--all");
    assert.deepEqual(
      [both.code, both.output.versions.map(({ outcome }) => outcome.kind)],
      [0, ["identical", "identical"]],
    );
    assert.equal(json<VerifyOutput>("verify", "2.0.0").code, 0);
    unlinkSync(path.join(folder.path(), "new.png"));
    const lost = json<VerifyOutput>("verify");
    assert.equal(lost.code, 1);
    assert.deepEqual(lost.output.versions[0]?.outcome, {
      kind: "incomplete",
      missing: ["new.png"],
    });
  });

  it("diff tells versions apart, and the folder from a version", () => {
    const now = json<DiffOutput>("diff").output;
    pack();
    const versions = json<DiffOutput>("diff", "1.0.0", "2.0.0").output;
    for (const { images } of [now, versions]) {
      assert.deepEqual(
        [
          images.added.map(({ file }) => file),
          images.removed.map(({ file }) => file),
          images.changed.map(({ after }) => after.file),
          images.unchanged,
        ],
        [["new.png"], ["1.png"], ["0.png"], 8],
      );
    }
  });

  it("rollback says what it would do, does it, and undoes it", () => {
    const planned = json<RollbackOutput>("rollback", "1.0.0", "--dry-run");
    const done = json<RollbackOutput>("rollback", "1.0.0");
    assert.ok(planned.output.kind === "rollback");
    assert.ok(done.output.kind === "rollback");
    assert.deepEqual(
      [planned.output.setAside, planned.output.dryRun],
      [null, true],
    );
    assert.notEqual(done.output.setAside, null);
    assert.deepEqual(
      done.output.images.map(({ image, replaces }) => [image.file, replaces]),
      [
        ["0.png", true],
        ["1.png", false],
      ],
    );
    assert.deepEqual(done.output.leftOut, ["new.png"]);
    assert.deepEqual(done.output.images, planned.output.images);
    const undone = json<RollbackOutput>("rollback", "--undo").output;
    assert.ok(undone.kind === "undo" && undone.undone !== null);
  });
});
