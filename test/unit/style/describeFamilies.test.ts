import assert from "node:assert/strict";
import {
  describePatches,
  patchNumbers,
} from "../../../src/core/style/describePatches.ts";
import { measureStyle } from "../../../src/core/style/describeStyle.ts";
import type { DescriptorName } from "../../../src/core/style/descriptors.ts";
import { descriptorNames } from "../../../src/core/style/descriptors.ts";
import { toLab, toLightness } from "../../../src/core/style/lab.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import type { Colour } from "./rasters.ts";
import { chance, raster } from "./rasters.ts";

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

/** Lines and texture are measured at this long side: nothing is scaled. */
const side = 288;

function measure(picture: Raster): (name: DescriptorName) => number {
  const { values } = measureStyle(picture);
  return (name) => values[descriptorNames.indexOf(name)] ?? NaN;
}

/** Stripes so many pixels wide. */
function stripes(
  width: number,
  along: (x: number, y: number) => number,
  [one, other]: readonly [Colour, Colour] = [black, white],
): Raster {
  return raster(side, side, (x, y) =>
    Math.floor(along(x, y) / width) % 2 === 0 ? one : other,
  );
}

describe("the families of descriptors", () => {
  it("palette: two halves are two colours, each half of the picture", () => {
    const of = measure(
      raster(64, 64, (x) => (x < 32 ? [200, 30, 30] : [30, 60, 200])),
    );
    assert.ok(Math.abs(of("palette.colours") - 2) < 0.05);
    assert.ok(Math.abs(of("palette.firstShare") - 0.5) < 0.02);
    assert.ok(of("palette.threeShare") > 0.99);
  });

  it("hue: orange is all warm, blue not at all, grey has none", () => {
    const plain = (colour: Colour) => measure(raster(64, 64, () => colour));
    const orange = plain([240, 140, 20]);
    assert.ok(orange("colour.warmShare") > 0.99);
    assert.ok(orange("colour.hueUnity") > 0.99);
    assert.equal(plain([30, 60, 200])("colour.warmShare"), 0);
    assert.equal(plain([128, 128, 128])("colour.hueUnity"), 0);
    assert.equal(plain([128, 128, 128])("colour.greyShare"), 1);
  });

  it("edges: upright stripes lie wholly on the axes, diagonal ones not at all", () => {
    const upright = measure(stripes(12, (x) => x));
    const diagonal = measure(stripes(12, (x, y) => x + y));
    // Half of what lies on the two axes: 1/2 for all, 1/6 for chance.
    assert.ok(upright("edge.uprightShare") > 0.48);
    assert.ok(diagonal("edge.uprightShare") < 0.05);
  });

  it("texture: fine stripes are in the fine levels, coarse ones in the coarse", () => {
    const fine = measure(stripes(2, (x) => x));
    const coarse = measure(stripes(16, (x) => x));
    assert.ok(fine("texture.finest") > 3 * fine("texture.coarse"));
    assert.ok(coarse("texture.coarse") > 3 * fine("texture.coarse"));
  });

  it("patterns: nothing varies in a flat picture, noise has no pattern", () => {
    const flat = measure(raster(side, side, () => [90, 90, 90]));
    assert.equal(flat("pattern.near0"), 1);
    assert.equal(flat("pattern.far0"), 1);
    const random = chance(7);
    const noise = measure(
      raster(side, side, () => {
        const grey = Math.floor(random() * 256);
        return [grey, grey, grey];
      }),
    );
    assert.ok(noise("pattern.near9") > 0.3);
    assert.ok(noise("pattern.near0") < 0.3);
  });

  it("colour texture: grey stripes have none, red and green ones much", () => {
    const grey = measure(stripes(4, (x) => x));
    const coloured = measure(
      stripes(4, (x) => x, [
        [200, 60, 60],
        [60, 130, 60],
      ]),
    );
    assert.ok(grey("colourTexture.aFine") < 0.05);
    assert.ok(coloured("colourTexture.aFine") > 3);
  });

  it("patches: flat ones hold no energy, upright stripes only across", () => {
    const numbers = (picture: Raster) => {
      const patches = describePatches(toLightness(picture), toLab(picture));
      return Array.from(patches.subarray(0, patchNumbers));
    };
    const flat = numbers(raster(32, 32, () => [90, 90, 90]));
    for (const ring of flat.slice(0, 5)) {
      assert.ok(Math.abs(ring - Math.log(0.15)) < 0.01);
    }
    assert.ok(Math.abs((flat[13] ?? 0) - 2) < 1e-6);
    const [, , , , , across = 0] = numbers(stripes(2, (x) => x));
    assert.ok(across < -0.95);
  });
});
