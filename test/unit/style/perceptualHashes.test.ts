import assert from "node:assert/strict";
import {
  hammingDistance,
  perceptualHashes,
} from "../../../src/core/style/perceptualHashes.ts";
import { mirrored, painting, raster, turned } from "./rasters.ts";

const look = {
  dark: [20, 24, 60],
  light: [230, 190, 90],
  grain: 10,
} as const;
const picture = painting(4, look);
const hashes = perceptualHashes(picture);

describe("perceptual hashes", () => {
  it("are eight times sixteen hexadecimal digits", () => {
    assert.equal(hashes.length, 8);
    for (const hash of hashes) assert.match(hash, /^[\da-f]{16}$/);
  });

  it("come in the order as is, turned by 90°, 180°, 270°, then mirrored", () => {
    let current = picture;
    for (const base of [0, 4]) {
      if (base === 4) current = mirrored(picture);
      for (let turn = 0; turn < 4; turn++) {
        const [asIs = ""] = perceptualHashes(current);
        assert.ok(hammingDistance(asIs, hashes[base + turn] ?? "") <= 1);
        current = turned(current);
      }
    }
  });

  it("are near for a smaller copy and far for another picture", () => {
    const { width, rgb } = picture;
    const half = raster(width / 2, width / 2, (x, y) => {
      const at = (2 * y * width + 2 * x) * 3;
      return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    });
    const to = (other: readonly string[]) =>
      hammingDistance(hashes[0] ?? "", other[0] ?? "");
    assert.ok(to(perceptualHashes(half)) <= 3);
    assert.ok(to(perceptualHashes(painting(5, look))) > 12);
  });

  it("are zeros for a picture with nothing in it, of any size", () => {
    for (const side of [1, 7, 32, 100]) {
      const flat = perceptualHashes(raster(side, side, () => [90, 120, 33]));
      assert.deepEqual(flat, Array(8).fill("0".repeat(16)));
    }
  });
});

describe("the Hamming distance", () => {
  for (const [one, other, bits] of [
    ["0000000000000000", "0000000000000000", 0],
    ["ffffffffffffffff", "0000000000000000", 64],
    ["8000000000000001", "0000000000000000", 2],
    ["", "0000000000000000", 64],
  ] as const) {
    it(`of ${one || "nothing"} and ${other} is ${String(bits)}`, () => {
      assert.equal(hammingDistance(one, other), bits);
    });
  }
});
