import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { smallDiskOfSuite } from "./support/smallDisk.ts";

const pictures = 6;

describe("when the disk of the cache is in trouble", function () {
  this.timeout(60_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  const disk = smallDiskOfSuite(4);

  const cacheFolder = () => path.join(disk().path, "cache");
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
    Record<string, { begin: () => void; end: () => void }>
  > = {
    full: { begin: () => disk().fill(), end: () => disk().makeRoom() },
    "read-only": {
      begin: () => assert.ok(disk().setReadOnly(true)),
      end: () => assert.ok(disk().setReadOnly(false)),
    },
  };
  for (const [trouble, { begin, end }] of Object.entries(troubles)) {
    it(`measures every image on a ${trouble} disk, leaves nothing half written, and keeps what it finds later`, async () => {
      for (const { name, content } of await drawings(pictures)) {
        folder.write(name, content);
      }
      rmSync(cacheFolder(), { recursive: true, force: true });
      begin();
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
