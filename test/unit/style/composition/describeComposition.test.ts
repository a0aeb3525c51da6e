import assert from "node:assert/strict";
import type { Composition } from "../../../../src/core/style/composition/composition.ts";
import { compositionVersion } from "../../../../src/core/style/composition/composition.ts";
import { describeComposition } from "../../../../src/core/style/composition/describeComposition.ts";
import { coloursOf } from "../../../../src/core/style/colours.ts";
import type { Raster } from "../../../../src/core/style/raster.ts";
import type { Colour } from "../rasters.ts";
import { chance, raster } from "../rasters.ts";

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const red: Colour = [200, 30, 30];

function composed(picture: Raster): Composition {
  return describeComposition(coloursOf(picture));
}

function near(actual: number | undefined, expected: number, by: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= by,
    `${String(actual)} is not ${String(expected)} ± ${String(by)}`,
  );
}

/** A disc on a ground. */
function disc(x: number, y: number, radius = 30, ground = white): Raster {
  return raster(240, 180, (column, row) =>
    Math.hypot(column - x, row - y) < radius ? red : ground,
  );
}

/** Noise all over: a full picture without anything to see. */
function noise(seed: number, width = 200, height = 200): Raster {
  const random = chance(seed);
  return raster(width, height, () => {
    const grey = 60 + 120 * random();
    return [grey, grey, grey];
  });
}

/** Something drawn over a picture. */
function over(
  picture: Raster,
  colourAt: (x: number, y: number) => Colour | undefined,
): Raster {
  const { width, height, rgb } = picture;
  return raster(width, height, (x, y) => {
    const at = 3 * (y * width + x);
    return colourAt(x, y) ?? [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
  });
}

function numbersIn(composition: Composition): readonly number[] {
  const { focus, hues, frame, horizon, outline } = composition;
  return [
    ...(focus ? [focus.x, focus.y, focus.innerShare] : []),
    ...hues,
    frame,
    horizon ?? 0,
    outline?.aspect ?? 0,
  ];
}

describe("the composition of a picture", () => {
  for (const [what, picture] of [
    ["one pixel", raster(1, 1, () => [200, 30, 90])],
    ["one row", raster(300, 1, (x) => [x % 256, 0, 0])],
    ["one column", raster(1, 300, (_, y) => [y % 256, 0, 0])],
    ["flat black", raster(64, 64, () => black)],
    [
      "flat white, as what is transparent becomes",
      raster(384, 200, () => white),
    ],
    ["a grey ramp", raster(100, 100, (x) => [x * 2, x * 2, x * 2])],
    ["noise", noise(1)],
  ] as const) {
    it(`is finite for ${what}`, () => {
      const composition = composed(picture);
      assert.deepEqual(
        numbersIn(composition).filter((value) => !Number.isFinite(value)),
        [],
      );
      assert.equal(composition.version, compositionVersion);
      assert.match(composition.attention, /^[0-9a-f]{64}$/);
      assert.equal(composition.corners.length, 4);
      assert.equal(composition.hues.length, 12);
    });
  }

  it("has no focus where there is nothing", () => {
    const { focus, attention } = composed(raster(64, 64, () => [90, 120, 60]));
    assert.equal(focus, undefined);
    assert.match(attention, /^0+$/);
  });

  it("has its focus where a disc lies", () => {
    for (const [x, y] of [
      [120, 90],
      [60, 60],
      [190, 120],
    ] as const) {
      const { focus } = composed(disc(x, y));
      near(focus?.x, x / 240, 0.02);
      near(focus?.y, y / 180, 0.02);
    }
  });

  it("tells a subject in the middle half from one outside", () => {
    near(composed(disc(120, 90)).focus?.innerShare, 1, 0.05);
    near(composed(disc(30, 30, 24)).focus?.innerShare, 0, 0.05);
  });

  it("spreads the focus of an evenly filled picture", () => {
    near(composed(noise(3)).focus?.innerShare, 0.25, 0.12);
  });

  it("finds hues where they are, and none in grey", () => {
    const hueOf = (colour: Colour) =>
      composed(raster(64, 64, () => colour)).hues.indexOf(1);
    assert.equal(hueOf([255, 0, 0]), 1); // 40° in Lab
    assert.equal(hueOf([0, 0, 255]), 10); // 306°
    assert.equal(hueOf([0, 160, 0]), 4); // 136°
    assert.deepEqual(composed(noise(2)).hues, new Array<number>(12).fill(0));
  });

  it("finds a frame of the width that is there", () => {
    const framed = (width: number) =>
      over(noise(4), (x, y) =>
        Math.min(x, y, 199 - x, 199 - y) < width ? white : undefined,
      );
    near(composed(framed(8)).frame, 0.04, 0.006);
    near(composed(framed(20)).frame, 0.1, 0.006);
    assert.equal(composed(framed(0)).frame, 0);
    assert.equal(composed(framed(60)).frame, 0);
  });

  it("takes neither a ground, a strip nor one colour for a frame", () => {
    const strip = over(noise(5), (_, y) => (y > 180 ? black : undefined));
    for (const picture of [
      disc(120, 90),
      disc(120, 90, 80),
      strip,
      raster(100, 100, () => white),
    ]) {
      assert.equal(composed(picture).frame, 0);
    }
  });

  it("finds a horizon at its height, a little tilted too", () => {
    const scene = (tilt: number) => {
      const random = chance(6);
      return raster(240, 180, (x, y) => {
        const light = 12 * random();
        return y < 70 + (tilt * x) / 240
          ? [120 + light, 170 + light, 230 + light]
          : [60 + light, 90 + light, 40 + light];
      });
    };
    near(composed(scene(0)).horizon, 70 / 180, 0.03);
    near(composed(scene(4)).horizon, 72 / 180, 0.03);
  });

  it("finds no horizon in noise, at a table's edge or behind a disc", () => {
    const table = over(noise(7), (x, y) =>
      y > 120 && x > 40 && x < 160 ? black : undefined,
    );
    for (const picture of [noise(8), table, disc(120, 90)]) {
      assert.equal(composed(picture).horizon, undefined);
    }
  });

  it("has the outline of what stands before a plain ground, whatever its size", () => {
    const small = composed(disc(60, 60, 20)).outline;
    const large = composed(disc(120, 90, 60)).outline;
    near(small?.aspect, 1, 0.06);
    assert.ok(small);
    assert.equal(small.cells.length, 144);
    const other = large?.cells ?? "";
    const different = Array.from(small.cells).filter(
      (cell, at) => cell !== other[at],
    );
    assert.ok(different.length <= 8, String(different.length));
    assert.equal(composed(noise(9)).outline, undefined);
  });

  it("has edges in the corner that has a mark, and none in empty ones", () => {
    const marked = over(
      raster(200, 200, () => white),
      (x, y) =>
        x > 175 && x < 195 && y > 175 && y < 195 && (x + y) % 6 < 2
          ? black
          : undefined,
    );
    const [leftTop, rightTop, leftBottom, rightBottom] =
      composed(marked).corners;
    assert.deepEqual([leftTop, rightTop, leftBottom], ["", "", ""]);
    assert.match(rightBottom ?? "", /^[0-9a-f]{256}$/);
  });
});
