import assert from "node:assert/strict";
import sharp from "sharp";
import type { Dataset } from "../../src/core/dataset/facts.ts";
import { lint } from "../../src/core/lint/lint.ts";
import type { LintReport } from "../../src/core/lint/lint.ts";
import { readDataset } from "../../src/engine/dataset/readDataset.ts";
import type { Inspector } from "../../src/engine/inspect/createInspector.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import type { Linter } from "../../src/engine/lint/createLinter.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { assertFinite } from "../fixtures/assertFinite.ts";
import { folderOfTest } from "../fixtures/folder.ts";
import { animatedWebp, drawing } from "../fixtures/pictures.ts";
import { programsOfSuite } from "../fixtures/programs.ts";

describe("bad input", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();
  const folder = folderOfTest();
  let inspector: Inspector;
  let linter: Linter;
  before(() => {
    inspector = createInspector({ workerFile: programs.worker() });
    linter = createLinter({ workerFile: programs.worker() });
  });
  after(() => Promise.all([inspector.dispose(), linter.dispose()]));

  const plain = (side: number, background: string, channels: 3 | 4 = 3) =>
    sharp({ create: { width: side, height: side, channels, background } });

  /** Reads and lints the folder as the editor does; nothing in it may be no number. */
  async function judged(
    files: Readonly<Record<string, Uint8Array>>,
  ): Promise<{ readonly dataset: Dataset; readonly report: LintReport }> {
    for (const [name, content] of Object.entries(files)) {
      folder.write(name, content);
    }
    const dataset = await readDataset(folder.path(), { inspector });
    const report = await linter.lint(dataset);
    assertFinite(dataset, "dataset");
    assertFinite(report, "report");
    assert.deepEqual(report, lint(dataset));
    return { dataset, report };
  }

  const rulesOf = ({ findings }: LintReport) =>
    new Set<string>(findings.map(({ rule }) => rule));

  it("of no image, one and two is too few, and no verdict on style", async () => {
    const png = (seed: number) => drawing(seed).png().toBuffer();
    for (const files of [
      {},
      { "a.png": await png(1) },
      { "b.png": await png(2) },
    ]) {
      const { report } = await judged(files);
      assert.ok(rulesOf(report).has("count/too-few"));
      assert.ok(!rulesOf(report).has("style/outlier"));
    }
  });

  it("of twelve identical images is eleven copies", async () => {
    const content = await drawing(1).png().toBuffer();
    const names = Array.from({ length: 12 }, (_, index) => `${index}.png`);
    const { report } = await judged(
      Object.fromEntries(names.map((name) => [name, content])),
    );
    const copies = report.findings.filter(
      ({ rule }) => rule === "duplicate/exact",
    );
    assert.equal(copies.length, 11);
    assert.ok(!rulesOf(report).has("style/outlier"));
  });

  it("of one colour each is measured, and is neither outlier nor near copy", async () => {
    const files: Record<string, Uint8Array> = {};
    for (let index = 0; index < 12; index++) {
      const grey = (index * 20).toString(16).padStart(2, "0");
      const side = 100 + index;
      files[`${index}.png`] = await plain(side, `#${grey}${grey}80`)
        .png()
        .toBuffer();
    }
    const { dataset, report } = await judged(files);
    assert.ok(dataset.images.every(({ pixels }) => pixels));
    assert.ok(!rulesOf(report).has("duplicate/near"));
  });

  it("that is transparent all over is taken as white, and said to be transparent", async () => {
    const { dataset, report } = await judged({
      "clear.png": await plain(300, "rgba(0,0,0,0)", 4).png().toBuffer(),
    });
    assert.equal(dataset.images[0]?.pixels?.palette?.[0]?.colour, "#ffffff");
    assert.ok(rulesOf(report).has("format/alpha"));
  });

  it("of one pixel, and of a line of pixels, is called small", async () => {
    const { dataset, report } = await judged({
      "one.png": await plain(1, "#fff").png().toBuffer(),
      "line.png": await plain(900, "#123")
        .resize(900, 1, { fit: "fill" })
        .png()
        .toBuffer(),
    });
    assert.ok(dataset.images.every(({ pixels }) => pixels));
    assert.ok(rulesOf(report).has("size/small"));
  });

  it("in grey, for print or with 16 bits is measured, and said what it is", async () => {
    const { dataset, report } = await judged({
      "grey.png": await drawing(1).toColourspace("b-w").png().toBuffer(),
      "print.jpg": await drawing(2).toColourspace("cmyk").jpeg().toBuffer(),
      "deep.png": await drawing(3).toColourspace("rgb16").png().toBuffer(),
    });
    assert.ok(dataset.images.every(({ pixels }) => pixels));
    assert.ok(rulesOf(report).has("format/cmyk"));
    assert.ok(rulesOf(report).has("format/deep-colour"));
  });

  it("of 12,000 pixels a side is measured or said to be too large", async () => {
    const { report } = await judged({
      "long.png": await plain(1, "#2a4")
        .resize(12_000, 400, { kernel: "nearest" })
        .png()
        .toBuffer(),
      "square.png": await plain(1, "#a24")
        .resize(12_000, 12_000, { kernel: "nearest" })
        .png()
        .toBuffer(),
    });
    const rulesOn = (name: string) =>
      report.findings.flatMap(({ rule, file }) =>
        file === name ? [rule] : [],
      );
    assert.ok(rulesOn("long.png").includes("size/downscaled"));
    assert.ok(rulesOn("square.png").includes("format/too-many-pixels"));
  });

  it("that moves is measured by its first picture", async () => {
    const { dataset, report } = await judged({
      "a.webp": await animatedWebp(),
    });
    assert.ok(dataset.images[0]?.pixels);
    assert.ok(rulesOf(report).has("format/animated"));
  });
});
