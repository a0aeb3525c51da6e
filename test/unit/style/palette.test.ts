import assert from "node:assert/strict";
import { commonPalette, paletteOf } from "../../../src/core/style/palette.ts";
import { painting, raster } from "./rasters.ts";

describe("the palette of a picture", () => {
  it("names the colours that are there, the largest share first", () => {
    const flag = raster(60, 40, (x) =>
      x < 30 ? [16, 24, 64] : x < 48 ? [200, 160, 80] : [250, 250, 250],
    );
    assert.deepEqual(paletteOf(flag), [
      { colour: "#101840", share: 0.5 },
      { colour: "#c8a050", share: 0.3 },
      { colour: "#fafafa", share: 0.2 },
    ]);
  });

  it("is one colour for one colour, at any size", () => {
    for (const [width, height] of [
      [1, 1],
      [1, 300],
      [64, 64],
    ] as const) {
      assert.deepEqual(paletteOf(raster(width, height, () => [10, 200, 30])), [
        { colour: "#0ac81e", share: 1 },
      ]);
    }
  });

  it("has at most the colours asked for, and shares that add up to the whole", () => {
    const swatches = paletteOf(
      raster(80, 80, (x, y) => [x * 3, y * 3, (x * y) % 255]),
      6,
    );
    assert.ok(swatches.length <= 6 && swatches.length >= 4);
    const sum = swatches.reduce((total, { share }) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 0.001, String(sum));
  });

  it("is the same each time", () => {
    const look = { dark: [10, 20, 60], light: [230, 190, 90], grain: 12 };
    const picture = painting(3, look as never);
    assert.deepEqual(paletteOf(picture), paletteOf(picture));
  });
});

describe("the palette of a set", () => {
  it("counts every picture the same and joins what looks the same", () => {
    const common = commonPalette([
      [{ colour: "#101840", share: 1 }],
      [
        { colour: "#111941", share: 0.5 },
        { colour: "#ffd070", share: 0.5 },
      ],
    ]);
    assert.deepEqual(
      common.map(({ share }) => share),
      [0.75, 0.25],
    );
  });

  it("is empty for nothing, and takes no colour that is none", () => {
    assert.deepEqual(commonPalette([]), []);
    assert.deepEqual(commonPalette([[{ colour: "red;x", share: 1 }]]), []);
  });
});
