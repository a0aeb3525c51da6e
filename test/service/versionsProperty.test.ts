import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readLock, updateVersion } from "../../src/engine/dataset/lockFile.ts";
import { rollBack } from "../../src/engine/versions/rollBack.ts";
import { undoReplacement } from "../../src/engine/versions/setAside.ts";
import { verifyVersion } from "../../src/engine/versions/verifyVersion.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  datasetIn,
  filesIn,
  gitIn,
  packaged,
  writeManifest,
  writePicture,
} from "./versions/studio.ts";

/** Of histories that package several versions and go back to one of them. */
const seeds = [13, 16, 18, 29];
const names = ["a.png", "b.png", "c.png", "d.png", "e.png"];
const stepsOfOne = 18;
/** Each as likely as it stands here: packaging takes a hundred times as long as the rest. */
const turns = [
  ...["draw", "draw", "draw", "remove", "describe"],
  ...["package", "package", "train", "goBack", "goBack", "undo"],
] as const;

/** mulberry32: the same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

describe("any sequence of drawing, packaging, training and going back", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  let root = "";
  const histories = new Map<number, Promise<void>>();
  // All at once: they mostly wait for git and for workers to start.
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), "style-trainer-"));
    for (const seed of seeds) {
      const folder = path.join(root, String(seed));
      mkdirSync(folder);
      const history = play(folder, seed, programs.worker());
      // Its failure is that of its test.
      history.catch(() => undefined);
      histories.set(seed, history);
    }
  });
  after(async () => {
    await Promise.allSettled(histories.values());
    rmSync(root, { recursive: true, force: true });
  });

  for (const seed of seeds) {
    it(`keeps every byte ever packaged (seed ${seed}${isInGit(seed) ? ", in git, packages thrown away" : ""})`, async () => {
      await histories.get(seed);
    });
  }
});

/** Every second history keeps no packages: then git has to have everything. */
function isInGit(seed: number): boolean {
  return seed % 2 === 0;
}

/** Plays a history, and makes every ZIP that was ever in it again. */
async function play(
  at: string,
  seed: number,
  workerFile: string,
): Promise<void> {
  const inGit = isInGit(seed);
  const pick = random(seed);
  let clock = Date.parse("2026-04-01T00:00:00.000Z");
  const now = () => new Date((clock += 1000));
  if (inGit) {
    gitIn(at, "init", "--quiet");
    writeFileSync(path.join(at, ".gitignore"), ".style-trainer/packages/\n");
  }
  const commit = () => {
    if (!inGit) return;
    gitIn(at, "add", "--all", ".");
    gitIn(at, "commit", "--quiet", "--allow-empty", "-m", "On we go");
  };
  let replaced = 0;
  const steps: Readonly<Record<(typeof turns)[number], () => unknown>> = {
    draw() {
      const name = names[pick(names.length)] ?? "";
      writePicture(at, name, `${name} of ${seed}, take ${pick(6)}`);
    },
    remove() {
      const present = Object.keys(filesIn(at)).filter((name) =>
        name.endsWith(".png"),
      );
      const name = present[pick(present.length)];
      if (name !== undefined && present.length > 1)
        unlinkSync(path.join(at, name));
    },
    describe() {
      writeManifest(at, {
        brief: { summary: `take ${pick(9)}`, constants: [] },
        model: { air: `brand:stellar@${pick(9)}` },
        exclude: pick(2) === 0 ? [{ file: names[pick(5)] }] : [],
      });
    },
    async package() {
      const { manifest, images } = await datasetIn(at);
      const out = new Set(manifest.exclude.map(({ file }) => file));
      if (images.every(({ file }) => out.has(file))) return;
      commit();
      await packaged(at, workerFile, now());
    },
    async train() {
      const { versions } = (await readLock(at)).lock;
      const version = versions[pick(versions.length)];
      if (!version) return;
      const training = {
        taskUUID: `t-${pick(1000)}`,
        submittedAt: now().toISOString(),
      };
      await updateVersion(at, version.zip.sha256, { training });
    },
    async goBack() {
      const { versions } = (await readLock(at)).lock;
      const version = versions[pick(versions.length)];
      if (!version) return;
      const dataset = await datasetIn(at);
      const aside = await rollBack({ folder: at, dataset, version, now });
      replaced += aside?.files.length ?? 0;
      const after = await datasetIn(at);
      const kept = new Map(
        after.images.map(({ file, sha256 }) => [file, sha256]),
      );
      for (const image of version.images)
        assert.equal(kept.get(image.file), image.sha256);
    },
    undo: () => undoReplacement(at, now()),
  };
  writePicture(at, "a.png", `a.png of ${seed}`);
  for (let step = 0; step < stepsOfOne; step++) {
    await steps[turns[pick(turns.length)] ?? "draw"]();
    if (inGit)
      rmSync(path.join(at, ".style-trainer", "packages"), {
        recursive: true,
        force: true,
      });
  }
  const { lock, problems } = await readLock(at);
  assert.deepEqual(problems, []);
  const zips = new Map(
    lock.versions.map((version) => [version.zip.sha256, version]),
  );
  // A history without these would show nothing.
  assert.ok(zips.size > 1 && replaced > 0);
  for (const version of zips.values()) {
    const { outcome } = await verifyVersion({
      folder: at,
      version,
      workerFile: workerFile,
    });
    assert.equal(outcome.kind, "identical", JSON.stringify(outcome));
  }
}
