import assert from "node:assert/strict";
import { say } from "../../../src/core/words/text.ts";
import {
  couldBePicture,
  includedImages,
  excludedFiles,
  isPictureName,
  isSystemFile,
  usableImages,
} from "../../../src/core/dataset/membership.ts";
import { dataset, headless, image } from "./dataset.ts";

describe("membership of a dataset", () => {
  for (const [file, isPicture] of [
    ["a.png", true],
    ["A.JPEG", true],
    ["a.b.webp", true],
    ["a.heic", true],
    ["png", false],
    [".png", false],
    ["a.png.txt", false],
  ] as const) {
    it(`takes ${file} for ${isPicture ? "a picture's" : "no picture's"} name`, () => {
      assert.equal(isPictureName(file), isPicture);
    });
  }

  for (const file of [
    ".DS_Store",
    "Thumbs.db",
    "DESKTOP.INI",
    "._a.png",
    ".a.png",
  ]) {
    it(`leaves ${file} to the system`, () => {
      assert.ok(isSystemFile(file));
      assert.ok(!couldBePicture(file));
    });
  }

  it("looks into files whose name says nothing", () => {
    assert.ok(couldBePicture("scan"));
    assert.ok(!couldBePicture("style-dataset.json"));
  });

  it("includes pictures by content or by name, and not those excluded", () => {
    const subject = dataset(
      [
        image("a.png"),
        image("scan"),
        headless("broken.jpg"),
        headless("unknown.bin"),
        image("notes.txt"),
        image("out.png"),
      ],
      { manifest: { exclude: [{ file: "out.png" }] } },
    );
    assert.deepEqual(
      includedImages(subject).map(({ file }) => file),
      ["a.png", "scan", "broken.jpg"],
    );
    assert.deepEqual([...excludedFiles(subject)], ["out.png"]);
  });

  it("counts as usable what is whole and trainable by content", () => {
    const subject = dataset([
      image("a.png"),
      image("b.png", { header: { format: "gif" } }),
      image("c.png", { damage: { kind: "truncated", detail: say`short` } }),
      headless("d.png"),
    ]);
    assert.deepEqual(
      usableImages(subject).map(({ file }) => file),
      ["a.png"],
    );
  });
});
