import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { manifestFileName } from "../../src/core/dataset/manifest.ts";
import { lockFileName } from "../../src/core/dataset/lock.ts";
import { EngineError } from "../../src/engine/errors.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import {
  packaged,
  writeManifest,
  writePicture,
} from "../service/versions/studio.ts";
import { atStep } from "./support/atStep.ts";
import { now, operations } from "./support/diskOperations.ts";
import type { SmallDisk } from "./support/smallDisk.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";

/** More than any of the operations takes. */
const mostSteps = 200;
const pictures = 10;

interface Trouble {
  readonly begin: (disk: SmallDisk, dataset: string) => void;
  readonly end: (disk: SmallDisk) => void;
  /** What the sentence about it says. */
  readonly words: RegExp;
  /** Whether what was half written could be removed. */
  readonly canTidy: boolean;
  /** Whether the dataset is still there. */
  readonly isKept: boolean;
}

const troubles: Readonly<Record<string, Trouble>> = {
  "the disk is full": {
    begin: (disk) => disk.fill(),
    end: (disk) => disk.makeRoom(),
    words: /: the disk is full\. Make room/,
    canTidy: true,
    isKept: true,
  },
  "the disk becomes read-only": {
    begin: (disk) => void disk.setReadOnly(true),
    end: (disk) => assert.ok(disk.setReadOnly(false)),
    words: /: the disk is read-only\. Make it writable/,
    canTidy: false,
    isKept: true,
  },
  "the folder is deleted": {
    begin: (_, dataset) => rmSync(dataset, { recursive: true }),
    end: () => undefined,
    words: /\S/,
    canTidy: true,
    isKept: false,
  },
};

describe("when", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const root = folderOfTest();
  const disk = smallDiskOfSuite(8);

  for (const [
    trouble,
    { begin, end, words, canTidy, isKept },
  ] of Object.entries(troubles)) {
    for (const [operation, run] of Object.entries(operations)) {
      it(`${trouble} in the middle of ${operation}, that is said, nothing is lost, and it works afterwards`, async () => {
        const small = disk();
        const start = path.join(root.path(), "start");
        await drawnOn(start, programs.worker());
        const before = contentsOf(start);
        const dataset = path.join(small.path, "dataset");
        let failures = 0;
        let step = 1;
        for (; step < mostSteps; step++) {
          cpSync(start, dataset, { recursive: true });
          const { outcome, isMet } = await atStep(
            dataset,
            step,
            () => begin(small, dataset),
            () => run(dataset, programs.worker()),
          );
          const left = contentsOf(dataset);
          if (isMet) end(small);
          const about = `step ${step}: ${message(outcome)}`;
          if (outcome.status === "rejected") {
            failures += 1;
            checkSentence(outcome.reason, words, about);
          }
          if (isMet && isKept) {
            checkNothingLost(before, left, about);
            ageHeld(dataset);
          } else if (isMet) {
            rmSync(dataset, { recursive: true, force: true });
            cpSync(start, dataset, { recursive: true });
          }
          if (canTidy) {
            const partial = [...left.keys()].filter((name) =>
              /partial|\.held$/.test(name),
            );
            assert.deepEqual(partial, [], about);
          }
          // The cause is gone: the same works, with what was left lying there.
          if (isMet) await run(dataset, programs.worker());
          rmSync(dataset, { recursive: true });
          if (!isMet) {
            assert.equal(outcome.status, "fulfilled", about);
            break;
          }
        }
        assert.ok(step > 2 && step < mostSteps, `${step} steps`);
        assert.ok(failures > 0, `${failures} failed of ${step}`);
      });
    }
  }
});

/** One version; then a picture is drawn anew, one goes, one comes. */
async function drawnOn(folder: string, workerFile: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let count = 0; count < pictures; count++) {
    writePicture(folder, `${count}.png`, `first ${count} `.repeat(2_000));
  }
  writeManifest(folder, { brief: { summary: "First", constants: [] } });
  await packaged(folder, workerFile, now());
  writePicture(folder, "0.png", "never packaged ".repeat(2_000));
  rmSync(path.join(folder, "1.png"));
  writePicture(folder, "a.png", "new ".repeat(2_000));
  writeManifest(folder, { brief: { summary: "Second", constants: [] } });
}

function checkSentence(error: unknown, words: RegExp, about: string): void {
  assert.ok(error instanceof Error, about);
  assert.match(error.message, words, about);
  assert.match(error.message, /\.$/, about);
  assert.doesNotMatch(error.message, /\bE[A-Z]{4,}\b|syscall/, about);
  if (!(error instanceof assert.AssertionError)) {
    assert.ok(error instanceof EngineError, about);
  }
}

/** Each content is somewhere, and the history has only grown. */
function checkNothingLost(
  before: ReadonlyMap<string, Buffer>,
  left: ReadonlyMap<string, Buffer>,
  about: string,
): void {
  const hashes = new Set([...left.values()].map(hashOf));
  for (const [name, content] of before) {
    // The history grows; the manifest is what a choice is written into.
    if (name === manifestFileName) continue;
    const isGrowing = name === lockFileName;
    const now = left.get(name);
    assert.ok(
      hashes.has(hashOf(content)) ||
        (isGrowing && now && now.length > content.length),
      `${about}: what ${name} held is nowhere`,
    );
  }
}

/** Whoever held it can't let go of it, and the next one waits until it is old. */
function ageHeld(folder: string): void {
  const held = path.join(folder, `${lockFileName}.held`);
  if (existsSync(held)) utimesSync(held, 0, 0);
}

function contentsOf(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file), readFileSync(file)];
      }),
  );
}

function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function message(outcome: PromiseSettledResult<unknown>): string {
  return outcome.status === "fulfilled" ? "done" : String(outcome.reason);
}
