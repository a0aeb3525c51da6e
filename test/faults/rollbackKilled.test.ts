import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { readLock } from "../../src/engine/dataset/lockFile.ts";
import { rollBack } from "../../src/engine/versions/rollBack.ts";
import {
  lastSetAside,
  undoReplacement,
} from "../../src/engine/versions/setAside.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  datasetIn,
  filesIn,
  packaged,
  sha256,
  writeManifest,
  writePicture,
} from "../service/versions/studio.ts";
import type { RollbackOrder } from "./support/rollingBackProcess.ts";

const program = path.resolve("out/test/faults/rollingBackProcess.cjs");
/** Far more than a rollback of three files takes. */
const mostSteps = 200;

describe("A process that is killed while it rolls back", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const now = () => new Date("2026-05-01T00:00:00.000Z");

  before(async () => {
    await esbuild.build({
      entryPoints: ["test/faults/support/rollingBackProcess.ts"],
      outfile: program,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      logLevel: "error",
    });
  });

  /** One version; then one picture is drawn anew, one goes, one comes. */
  async function drawnOn(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    for (const name of ["a", "b", "c"]) {
      writePicture(folder, `${name}.png`, `first ${name}`);
    }
    writeManifest(folder, { brief: { summary: "First", constants: [] } });
    await packaged(folder, programs.worker(), now());
    writePicture(folder, "a.png", "never packaged");
    rmSync(path.join(folder, "b.png"));
    writePicture(folder, "d.png", "new");
    writeManifest(folder, { brief: { summary: "Second", constants: [] } });
  }

  async function toFirst(folder: string): Promise<void> {
    const [version] = (await readLock(folder)).lock.versions;
    assert.ok(version);
    await rollBack({
      ...{ folder, version, now },
      dataset: await datasetIn(folder),
    });
  }

  it("loses nothing, wherever that happens, and what it began can be completed and undone", async () => {
    const start = path.join(root.path(), "start");
    await drawnOn(start);
    const before = ownFiles(start);
    const goal = path.join(root.path(), "goal");
    cpSync(start, goal, { recursive: true });
    await toFirst(goal);
    const after = ownFiles(goal);
    assert.notDeepEqual(after, before);
    let halfDone = 0;
    let diesAt = 1;
    for (; diesAt < mostSteps; diesAt++) {
      const killed = path.join(root.path(), `killed-${diesAt}`);
      cpSync(start, killed, { recursive: true });
      const order: RollbackOrder = { folder: killed, diesAt };
      const { signal, status, stderr } = spawnSync(process.execPath, [
        program,
        JSON.stringify(order),
      ]);
      if (signal === null) {
        assert.equal(status, 0, stderr.toString());
        break;
      }
      const left = ownFiles(killed);
      const words = `killed before step ${diesAt}`;
      for (const name of new Set([
        ...Object.keys(before),
        ...Object.keys(after),
      ])) {
        assert.ok(
          left[name] === before[name] || left[name] === after[name],
          `${words}: ${name} is neither as before nor as after`,
        );
      }
      const everywhere = hashesBelow(killed);
      for (const [name, hash] of Object.entries(before)) {
        assert.ok(everywhere.has(hash), `${words}: ${name} is nowhere`);
      }
      const isBegun = JSON.stringify(left) !== JSON.stringify(before);
      if (isBegun) {
        halfDone += 1;
        const last = await lastSetAside(killed);
        assert.ok(last, words);
        const isDone = JSON.stringify(left) === JSON.stringify(after);
        assert.ok(isDone || !last.isFinished, `${words} isn't told`);
      }
      const undone = path.join(root.path(), `undone-${diesAt}`);
      cpSync(killed, undone, { recursive: true });
      // Without a record nothing was replaced yet.
      if (await lastSetAside(undone)) await undoReplacement(undone, now());
      assert.deepEqual(ownFiles(undone), before, words);
      await toFirst(killed);
      assert.deepEqual(ownFiles(killed), after, words);
      for (const folder of [killed, undone]) {
        rmSync(folder, { recursive: true });
      }
    }
    assert.ok(diesAt > 10 && diesAt < mostSteps, `${diesAt} steps`);
    assert.ok(halfDone > 2, `${halfDone} half done`);
  });
});

/** Without what a process that died was about to rename. */
function ownFiles(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(filesIn(folder)).filter(
      ([name]) => !name.endsWith(".partial"),
    ),
  );
}

function hashesBelow(folder: string): ReadonlySet<string> {
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        sha256(readFileSync(path.join(parentPath, name))),
      ),
  );
}
