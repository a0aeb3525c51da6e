import assert from "node:assert/strict";
import sharp from "sharp";
import { sniffFormat } from "../../../src/engine/inspect/sniffFormat.ts";
import { drawing } from "../../fixtures/pictures.ts";

describe("a format by its first bytes", () => {
  it("is found for what sharp writes", async () => {
    for (const format of [
      "jpeg",
      "png",
      "webp",
      "gif",
      "tiff",
      "avif",
    ] as const) {
      const content = await drawing(1, 32, 32).toFormat(format).toBuffer();
      assert.equal(sniffFormat(content), format);
    }
  });

  it("is found for those that nothing here writes", () => {
    const bitmap = Buffer.alloc(54);
    bitmap.write("BM", 0, "latin1");
    bitmap.writeUInt32LE(40, 14);
    const cases: readonly (readonly [string, Buffer])[] = [
      ["bmp", bitmap],
      ["heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
      [
        "svg",
        Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="">'),
      ],
      ["svg", Buffer.from("  <svg>")],
      ["jxl", Buffer.from([0xff, 0x0a, 0, 0])],
      ["psd", Buffer.from("8BPS\0\x01", "latin1")],
      ["ico", Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0])],
    ];
    for (const [format, head] of cases) assert.equal(sniffFormat(head), format);
  });

  it("isn't found in other files, however short", () => {
    const others = [
      "",
      "B",
      "BM",
      "BMW is a car",
      "<html><svg></svg>",
      "RIFF....WAVE",
      "GIF8",
      "....ftyp",
      "\0\0\x01\0",
    ];
    for (const text of others) {
      assert.equal(sniffFormat(Buffer.from(text, "latin1")), undefined, text);
    }
  });

  it("agrees with sharp about a file that only looks cut", async () => {
    const png = await drawing().png().toBuffer();
    assert.equal(
      (await sharp(png).metadata()).format,
      sniffFormat(png.subarray(0, 8)),
    );
  });
});
