import assert from "node:assert/strict";
import type { Exif } from "sharp";
import sharp from "sharp";
import { readTags } from "../../../src/engine/worker/exifTags.ts";
import { privateMetadata } from "../../../src/engine/worker/privateMetadata.ts";
import { wideGamutProfile } from "../../../src/engine/worker/profileName.ts";
import { drawing } from "../../fixtures/pictures.ts";

async function exifOf(exif: Exif): Promise<Buffer> {
  const jpeg = await drawing().jpeg().withExif(exif).toBuffer();
  return (await sharp(jpeg).metadata()).exif ?? Buffer.alloc(0);
}

const namesOf = (exif: Buffer) => privateMetadata({ exif, hasComment: false });

describe("private metadata", () => {
  it("names what a block of EXIF gives away", async () => {
    const exif = await exifOf({
      IFD0: { ImageDescription: "my desk" },
      IFD2: { BodySerialNumber: "1234567" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    });
    assert.deepEqual(namesOf(exif), ["gps", "serial", "comment"]);
  });

  it("keeps quiet about what gives nothing away", async () => {
    assert.deepEqual(
      namesOf(await exifOf({ IFD0: { Software: "Pencil" } })),
      [],
    );
    assert.deepEqual(
      namesOf(await exifOf({ IFD0: { ImageDescription: "   " } })),
      [],
    );
  });

  it("reads both byte orders and an embedded thumbnail", () => {
    for (const order of ["II", "MM"] as const) {
      assert.deepEqual(namesOf(blockWithThumbnail(order)), ["thumbnail"]);
    }
  });

  it("survives a block that is cut anywhere or lies about its places", async () => {
    const exif = await exifOf({
      IFD0: { Software: "x" },
      IFD2: { BodySerialNumber: "1" },
    });
    for (let end = 0; end <= exif.length; end++) {
      assert.ok(Array.isArray(readTags(exif.subarray(0, end))));
    }
    for (let at = 6; at < exif.length; at++) {
      const lying = Buffer.from(exif);
      lying[at] = 0xff;
      assert.ok(Array.isArray(readTags(lying)));
    }
  });

  it("finds positions and serial numbers in XMP", () => {
    const xmp = Buffer.from(
      '<rdf exif:GPSLatitude="51,30N" aux:SerialNumber="7"/>',
    );
    assert.deepEqual(privateMetadata({ xmp, hasComment: true }), [
      "gps",
      "serial",
      "comment",
    ]);
  });
});

describe("the name of a profile", () => {
  it("is given for colours beyond sRGB alone", async () => {
    const profileOf = async (name: string) => {
      const jpeg = await drawing().withIccProfile(name).jpeg().toBuffer();
      const { icc } = await sharp(jpeg).metadata();
      assert.ok(icc);
      return wideGamutProfile(icc);
    };
    assert.equal(await profileOf("p3"), "sP3C");
    assert.equal(await profileOf("srgb"), undefined);
  });

  it("survives a profile that is cut anywhere", async () => {
    const jpeg = await drawing().withIccProfile("p3").jpeg().toBuffer();
    const { icc } = await sharp(jpeg).metadata();
    assert.ok(icc);
    for (let end = 0; end < icc.length; end++) {
      const name = wideGamutProfile(icc.subarray(0, end));
      assert.ok(name === undefined || name.length > 0);
    }
  });
});

/** An empty first directory, and a second one that points at a thumbnail. */
function blockWithThumbnail(order: "II" | "MM"): Buffer {
  const block = Buffer.alloc(40);
  block.write(order, 0, "latin1");
  const short = (value: number, at: number) =>
    order === "II"
      ? block.writeUInt16LE(value, at)
      : block.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === "II"
      ? block.writeUInt32LE(value, at)
      : block.writeUInt32BE(value, at);
  short(42, 2);
  long(8, 4);
  short(0, 8);
  long(14, 10);
  short(1, 14);
  short(0x0201, 16);
  short(4, 18);
  long(1, 20);
  long(32, 24);
  return block;
}
