import assert from "node:assert/strict";
import type { Sharp } from "sharp";
import sharp from "sharp";
import type { TrainableFormat } from "../../src/core/limits.ts";
import { plainHeader } from "../../src/engine/worker/plainHeader.ts";

const width = 37;
const height = 23;

const drawn = (channels: 3 | 4 = 3): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels,
      background: { r: 200, g: 90, b: 40, alpha: 0.5 },
    },
  });

const plain: Readonly<Record<string, Sharp>> = {
  "a JPEG": drawn().jpeg(),
  "a grey JPEG": drawn().greyscale().jpeg(),
  "a progressive JPEG": drawn().jpeg({ progressive: true }),
  "a PNG": drawn().png(),
  "an interlaced PNG": drawn().png({ progressive: true }),
  "a PNG with transparency": drawn(4).png(),
  "a grey PNG": drawn().toColourspace("b-w").png(),
  "a WebP": drawn().webp(),
  "a WebP without loss": drawn().webp({ lossless: true }),
};

const others: Readonly<Record<string, Sharp>> = {
  "a JPEG with EXIF": drawn()
    .withExif({ IFD0: { Artist: "me" } })
    .jpeg(),
  "a JPEG on its side": drawn().withMetadata({ orientation: 6 }).jpeg(),
  "a JPEG in print colours": drawn().toColourspace("cmyk").jpeg(),
  "a JPEG with a profile": drawn().withIccProfile("p3").jpeg(),
  "a PNG with a profile": drawn().withIccProfile("p3").png(),
  "a PNG with EXIF": drawn()
    .withExif({ IFD0: { Artist: "me" } })
    .png(),
  "a PNG with a palette": drawn().png({ palette: true }),
  "a PNG of 16 bits": drawn().toColourspace("rgb16").png(),
  "a WebP with transparency": drawn(4).webp(),
  "a WebP with a profile": drawn().withIccProfile("p3").webp(),
};

const formatOf = (name: string): TrainableFormat =>
  name.includes("JPEG") ? "jpeg" : name.includes("PNG") ? "png" : "webp";

describe("the header of a plain picture", () => {
  for (const [name, picture] of Object.entries(plain)) {
    it(`is read from the bytes of ${name} as the decoder reads it`, async () => {
      const content = await picture.toBuffer();
      const { space, hasAlpha, depth } = await sharp(content).metadata();
      assert.equal(depth, "uchar");
      assert.deepEqual(plainHeader(content, formatOf(name)), {
        width,
        height,
        colourSpace: space === "b-w" ? "grey" : "rgb",
        hasAlpha,
      });
    });

    it(`is nobody's guess when ${name} is cut within it`, async () => {
      const content = await picture.toBuffer();
      for (let bytes = 0; bytes < 29; bytes++) {
        const cut = content.subarray(0, bytes);
        assert.equal(plainHeader(cut, formatOf(name)), undefined);
      }
    });
  }

  for (const [name, picture] of Object.entries(others)) {
    it(`is left to the decoder for ${name}`, async () => {
      const content = await picture.toBuffer();
      assert.equal(plainHeader(content, formatOf(name)), undefined);
    });
  }
});
