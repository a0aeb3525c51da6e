import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { assertFinite } from "../fixtures/assertFinite.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { animatedWebp, drawing } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { mutate } from "./support/mutate.ts";

const imagesInAll = 2000;
const imagesPerFolder = 250;

describe("2,000 damaged images", function () {
  this.timeout(600_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();

  it("are all judged, and each that can't be decoded is named", async () => {
    const originals = await picturesOfEveryFormat();
    const inspector = createInspector({ workerFile: programs.worker() });
    const linter = createLinter({ workerFile: programs.worker() });
    const rejections: unknown[] = [];
    let undecodable = 0;
    const notice = (reason: unknown) => void rejections.push(reason);
    process.on("unhandledRejection", notice);
    try {
      for (let first = 0; first < imagesInAll; first += imagesPerFolder) {
        const random = seededRandom(first);
        const images = new Map<string, Buffer>();
        for (let index = first; index < first + imagesPerFolder; index++) {
          const { extension, content } = at(originals, index);
          images.set(`${index}.${extension}`, mutate(content, random));
        }
        for (const [name, content] of images) folder.write(name, content);
        const dataset = await readDataset(folder.path(), { inspector });
        const report = await linter.lint(dataset);
        assertFinite(dataset, "dataset");
        assertFinite(report, "report");
        const named = new Set(
          report.findings
            .filter(({ severity }) => severity === "error")
            .map(({ file }) => file),
        );
        for (const [name, content] of images) {
          if (await isDecodable(content)) continue;
          undecodable += 1;
          assert.ok(named.has(name), `${name} is named`);
        }
        for (const name of images.keys())
          rmSync(path.join(folder.path(), name));
      }
      assert.deepEqual(rejections, []);
      assert.ok(undecodable > imagesInAll / 4, String(undecodable));
    } finally {
      process.off("unhandledRejection", notice);
      await Promise.all([inspector.dispose(), linter.dispose()]);
    }
  });
});

interface Original {
  readonly extension: string;
  readonly content: Buffer;
}

/** Small ones, so that much of each file is structure. */
async function picturesOfEveryFormat(): Promise<readonly Original[]> {
  const picture = (seed: number) => drawing(seed, 96, 72);
  const made = (extension: string, content: Promise<Buffer>) =>
    content.then((content) => ({ extension, content }));
  return Promise.all([
    made("jpg", picture(1).jpeg().toBuffer()),
    made("jpg", picture(2).jpeg({ progressive: true }).toBuffer()),
    made("jpg", picture(3).toColourspace("cmyk").jpeg().toBuffer()),
    made(
      "jpg",
      picture(4)
        .withExif({ IFD0: { Artist: "A" } })
        .jpeg()
        .toBuffer(),
    ),
    made("png", picture(5).png().toBuffer()),
    made("png", picture(6).png({ palette: true }).toBuffer()),
    made("png", picture(7).png({ progressive: true }).toBuffer()),
    made("png", picture(8).toColourspace("rgb16").png().toBuffer()),
    made("png", picture(9).ensureAlpha(0.5).png().toBuffer()),
    made("webp", picture(10).webp().toBuffer()),
    made("webp", picture(11).webp({ lossless: true }).toBuffer()),
    made("webp", animatedWebp()),
    made("gif", picture(12).gif().toBuffer()),
    made("tiff", picture(13).tiff().toBuffer()),
    made("avif", picture(14).avif({ effort: 0 }).toBuffer()),
  ]);
}

/** By the decoder itself, asked without any of our own code around it. */
async function isDecodable(content: Buffer): Promise<boolean> {
  if (content.length === 0) return false;
  return sharp(content, { failOn: "error" })
    .stats()
    .then(
      () => true,
      () => false,
    );
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}
