import assert from "node:assert/strict";
import { walkJpeg } from "../../../src/engine/worker/structure/jpeg.ts";
import { walkPng } from "../../../src/engine/worker/structure/png.ts";
import { walkWebp } from "../../../src/engine/worker/structure/webp.ts";
import {
  animatedWebp,
  chunk,
  drawing,
  pngOf,
  withChunk,
  withSegment,
} from "../../fixtures/pictures.ts";

describe("walking through a PNG", () => {
  let png: Buffer;
  before(async () => {
    png = await drawing(1, 40, 30).png().toBuffer();
  });

  it("finds nothing wrong with a whole one, nor with what follows it", () => {
    const nothing = { isAnimated: false, hasComment: false };
    assert.deepEqual(walkPng(png), nothing);
    assert.deepEqual(
      walkPng(Buffer.concat([png, Buffer.from("junk")])),
      nothing,
    );
  });

  it("finds every place where it can be cut", () => {
    for (let end = 8; end < png.length; end++) {
      assert.equal(
        walkPng(png.subarray(0, end)).damage?.kind,
        "truncated",
        `${end}`,
      );
    }
  });

  it("finds every flipped byte behind the signature", () => {
    for (let at = 8; at < png.length; at++) {
      const flipped = Buffer.from(png);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      assert.ok(walkPng(flipped).damage, `${at}`);
    }
  });

  it("tells texts that somebody left from those of programs", () => {
    const text = (words: string) =>
      walkPng(withChunk(png, "tEXt", Buffer.from(words, "latin1"))).hasComment;
    assert.equal(text("parameters\0a lamp, seed 7"), true);
    assert.equal(text("Comment\0mine"), true);
    assert.equal(text("Software\0Pencil 3"), false);
  });

  it("knows an animated one", () => {
    const control = Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]);
    assert.equal(walkPng(withChunk(png, "acTL", control)).isAnimated, true);
  });

  it("finds one without pixels or header", () => {
    const header = png.subarray(16, 29);
    const end = chunk("IEND", Buffer.alloc(0));
    for (const broken of [pngOf(chunk("IHDR", header), end), pngOf(end)]) {
      assert.equal(walkPng(broken).damage?.kind, "corrupt");
    }
  });
});

describe("walking through a JPEG", () => {
  let baseline: Buffer;
  let progressive: Buffer;
  before(async () => {
    baseline = await drawing(1, 200, 150).jpeg().toBuffer();
    progressive = await drawing(1, 200, 150)
      .jpeg({ progressive: true })
      .toBuffer();
  });

  it("finds nothing wrong with a whole one, nor with what follows it", () => {
    for (const jpeg of [
      baseline,
      progressive,
      Buffer.concat([baseline, baseline]),
    ]) {
      assert.deepEqual(walkJpeg(jpeg), {
        isAnimated: false,
        hasComment: false,
        jpegQuality: 80,
      });
    }
  });

  it("finds every place where it can be cut", () => {
    for (const jpeg of [baseline, progressive]) {
      for (let end = 3; end < jpeg.length; end++) {
        assert.equal(
          walkJpeg(jpeg.subarray(0, end)).damage?.kind,
          "truncated",
          `${end}`,
        );
      }
    }
  });

  it("finds a comment and steps over padding between segments", () => {
    const commented = withSegment(baseline, 0xfe, Buffer.from("shot by me"));
    assert.equal(walkJpeg(commented).hasComment, true);
    const padded = Buffer.concat([
      baseline.subarray(0, 2),
      Buffer.from([0xff, 0xff]),
      baseline.subarray(2),
    ]);
    assert.deepEqual(walkJpeg(padded), {
      isAnimated: false,
      hasComment: false,
      jpegQuality: 80,
    });
  });

  it("finds a segment that has no length, and one that is none", () => {
    const noLength = withSegment(baseline, 0xe1, Buffer.alloc(0));
    noLength.writeUInt16BE(0, 4);
    assert.equal(walkJpeg(noLength).damage?.kind, "corrupt");
    const noMarker = Buffer.from(baseline);
    noMarker[2] = 0;
    assert.equal(walkJpeg(noMarker).damage?.kind, "corrupt");
  });
});

describe("walking through a WebP", () => {
  it("finds every place where it can be cut, in each kind", async () => {
    const kinds = [
      await drawing(1, 80, 60).webp().toBuffer(),
      await drawing(1, 80, 60).webp({ lossless: true }).toBuffer(),
      await animatedWebp(),
    ];
    for (const webp of kinds) {
      assert.equal(walkWebp(webp).damage, undefined);
      for (let end = 12; end < webp.length; end++) {
        assert.equal(
          walkWebp(webp.subarray(0, end)).damage?.kind,
          "truncated",
          `${end}`,
        );
      }
    }
    assert.deepEqual(
      kinds.map((webp) => walkWebp(webp).isAnimated),
      [false, false, true],
    );
  });

  it("finds a chunk that reaches out of the picture", async () => {
    const webp = await drawing(1, 80, 60).webp().toBuffer();
    webp.writeUInt32LE(webp.readUInt32LE(16) + 100, 16);
    assert.equal(walkWebp(webp).damage?.kind, "corrupt");
  });
});
