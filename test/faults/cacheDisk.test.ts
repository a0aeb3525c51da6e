import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import type { SmallDisk } from "./support/smallDisk.ts";
import { startSmallDisk } from "./support/smallDisk.ts";

const pictures = 6;

describe("when the disk of the cache is in trouble", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  let disk: SmallDisk | undefined;

  before(async function () {
    disk = await startSmallDisk(4);
    if (disk) return;
    console.log(
      "left out: no namespace with a disk of its own can be had here",
    );
    this.skip();
  });
  after(async () => {
    await disk?.stop();
  });

  const cacheFolder = () => path.join(disk?.path ?? "", "cache");
  const filesInCache = () =>
    existsSync(cacheFolder())
      ? readdirSync(cacheFolder(), { recursive: true, withFileTypes: true })
          // When the cache was tidied up last.
          .filter((entry) => entry.isFile() && entry.name !== ".pruned")
          .map(({ name }) => name)
      : [];
  const thumbnailFolder = () => path.join(cacheFolder(), "thumbnails");

  async function measured(): Promise<number> {
    const inspector = createInspector({
      workerFile: programs.worker(),
      cacheFolder: cacheFolder(),
      thumbnailFolder: thumbnailFolder(),
    });
    try {
      const { images } = await readDataset(folder.path(), { inspector });
      return images.filter(({ pixels }) => pixels !== undefined).length;
    } finally {
      await inspector.dispose();
    }
  }

  const troubles: Readonly<
    Record<string, { begin: (disk: SmallDisk) => void; end: () => void }>
  > = {
    full: { begin: (it) => it.fill(), end: () => disk?.makeRoom() },
    "read-only": {
      begin: (it) => assert.ok(it.setReadOnly(true)),
      end: () => assert.ok(disk?.setReadOnly(false)),
    },
  };
  for (const [trouble, { begin, end }] of Object.entries(troubles)) {
    it(`measures every image on a ${trouble} disk, leaves nothing half written, and keeps what it finds later`, async () => {
      assert.ok(disk);
      for (const { name, content } of await drawings(pictures)) {
        folder.write(name, content);
      }
      rmSync(cacheFolder(), { recursive: true, force: true });
      begin(disk);
      try {
        assert.equal(await measured(), pictures);
        assert.deepEqual(filesInCache(), []);
      } finally {
        end();
      }
      assert.equal(await measured(), pictures);
      assert.ok(filesInCache().length >= pictures);
    });
  }
});
