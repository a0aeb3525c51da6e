import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { judgeFolder } from "../../src/cli/judgeFolder.ts";
import type { Workers } from "../../src/cli/withWorkers.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { onSlowDrive } from "../fixtures/slowDrive.ts";

const pictures = 24;
const never = new AbortController().signal;

describe("a folder on a network drive that answers late", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  let workers: Workers;

  beforeEach(async () => {
    const workerFile = programs.worker();
    workers = {
      inspector: createInspector({ workerFile }),
      linter: createLinter({ workerFile }),
    };
    for (const { name, content } of await drawings(pictures)) {
      folder.write(name, content);
    }
  });
  afterEach(async () => {
    await Promise.all([workers.inspector.dispose(), workers.linter.dispose()]);
  });

  it("is said to be read from the first file on, before any is measured", async () => {
    const told: string[] = [];
    const dataset = await onSlowDrive(
      folder.path(),
      () => sleep(20),
      () =>
        readDataset(folder.path(), {
          inspector: workers.inspector,
          onListing: (done, total) => told.push(`listing ${done}/${total}`),
          onProgress: (done, total) => told.push(`measuring ${done}/${total}`),
        }),
    );
    assert.equal(dataset.images.length, pictures);
    const upTo = (step: string) =>
      Array.from(
        { length: pictures + 1 },
        (_, done) => `${step} ${done}/${pictures}`,
      );
    assert.deepEqual(told, [...upTo("listing"), ...upTo("measuring")]);
  });

  it("is said to be read in the terminal before the drive has answered at all", async () => {
    const told: string[] = [];
    const abort = new AbortController();
    await assert.rejects(
      onSlowDrive(folder.path(), hanging, async () => {
        const judged = judgeFolder(folder.path(), {
          workers,
          signal: abort.signal,
          onProgress: (text) => told.push(text),
        });
        assert.deepEqual(told, [`${folder.path()}: reading the folder`]);
        abort.abort(new Error("stopped"));
        await judged;
      }),
      /^Error: stopped$/,
    );
  });

  it("is counted in the terminal", async () => {
    const told: string[] = [];
    await judgeFolder(folder.path(), {
      workers,
      signal: never,
      onProgress: (text) => told.push(text),
    });
    assert.ok(
      told.includes(
        `${folder.path()}: reading the folder, 7 of ${pictures} files; Ctrl-C stops`,
      ),
      told.join("\n"),
    );
  });

  for (const hung of ["readdir", "lstat", "readFile"] as const) {
    it(`can be left at once while ${hung} hangs`, async () => {
      const abort = new AbortController();
      const meets = new EventTarget();
      await onSlowDrive(
        folder.path(),
        async (call) => {
          if (call !== hung) return;
          meets.dispatchEvent(new Event("hanging"));
          await hanging();
        },
        async () => {
          const hangs = once(meets, "hanging");
          const reading = readDataset(folder.path(), {
            inspector: workers.inspector,
            signal: abort.signal,
          });
          await hangs;
          abort.abort(new Error("stopped"));
          await assert.rejects(reading, /^Error: stopped$/);
        },
      );
    });
  }
});

/** For ever. */
function hanging(): Promise<void> {
  return new Promise(() => undefined);
}
