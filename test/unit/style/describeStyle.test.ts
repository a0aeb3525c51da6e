import assert from "node:assert/strict";
import {
  describeStyle,
  descriptorNames,
} from "../../../src/core/style/describeStyle.ts";
import { descriptorVersion } from "../../../src/core/style/descriptor.ts";
import type { DescriptorName } from "../../../src/core/style/descriptors.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import type { Colour } from "./rasters.ts";
import { chance, painting, raster } from "./rasters.ts";

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];

function measured(picture: Raster): (name: DescriptorName) => number {
  const { values } = describeStyle(picture);
  return (name) => values[descriptorNames.indexOf(name)] ?? NaN;
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${String(actual)} is not ${String(expected)} ± ${String(tolerance)}`,
  );
}

describe("a style descriptor", () => {
  for (const [what, picture] of [
    ["one pixel", raster(1, 1, () => [200, 30, 90])],
    ["one row", raster(300, 1, (x) => [x % 256, 0, 0])],
    ["one column", raster(1, 300, (_, y) => [y % 256, 0, 0])],
    ["flat black", raster(64, 64, () => black)],
    ["flat white", raster(384, 200, () => white)],
    ["a checkerboard", raster(97, 61, (x, y) => ((x + y) % 2 ? white : black))],
  ] as const) {
    it(`is finite for ${what}`, () => {
      const { values, words, version } = describeStyle(picture);
      assert.ok(words.every(Number.isInteger));
      assert.equal(values.length, descriptorNames.length);
      assert.equal(version, descriptorVersion);
      assert.deepEqual(
        descriptorNames.filter((_, index) => !Number.isFinite(values[index])),
        [],
      );
    });
  }

  it("knows Lab: pure red is 53 light, 80 red, 67 yellow", () => {
    const of = measured(raster(32, 32, () => [255, 0, 0]));
    near(of("tone.mean"), 53.2, 0.2);
    near(of("colour.a"), 80.1, 0.3);
    near(of("colour.b"), 67.2, 0.3);
    near(of("palette.colours"), 1, 1e-6);
    near(of("colour.warmShare"), 1, 1e-6);
  });

  it("counts half black and half white as such", () => {
    const of = measured(raster(128, 128, (x) => (x < 64 ? black : white)));
    near(of("tone.darkShare"), 0.5, 0.02);
    near(of("tone.brightShare"), 0.5, 0.02);
    near(of("tone.spread"), 50, 1);
    near(of("palette.colours"), 2, 0.05);
    near(of("colour.greyShare"), 1, 1e-6);
  });

  it("tells the subject from a plain background", () => {
    const of = measured(
      raster(200, 200, (x, y) =>
        Math.hypot(x - 100, y - 100) < 40 ? [200, 0, 0] : white,
      ),
    );
    near(of("background.lightness"), 100, 0.5);
    near(of("background.plainBorder"), 1, 1e-6);
    near(of("background.share"), 1 - (Math.PI * 1600) / 40000, 0.02);
    near(of("subject.lightness"), 42, 4);
  });

  it("finds grain of the strength that is there", () => {
    const grainy = (strength: number) => {
      const random = chance(5);
      return measured(
        raster(256, 256, () => {
          const grey = 128 + (random() - 0.5) * strength;
          return [grey, grey, grey];
        }),
      )("grain.quiet");
    };
    assert.ok(grainy(0) < 0.01);
    // Uniform noise of 20 steps has a deviation of 5.8 steps, 2.2 of lightness.
    near(grainy(20), 2.2, 0.5);
    near(grainy(40) / grainy(20), 2, 0.25);
  });

  it("tells dark lines from light ones, and measures both alike", () => {
    const lines = (ink: Colour, paper: Colour) =>
      measured(raster(288, 288, (x) => (x % 36 < 2 ? ink : paper)));
    const dark = lines([60, 60, 60], [200, 200, 200]);
    const light = lines([200, 200, 200], [60, 60, 60]);
    near(dark("line.darkThin") / light("line.lightThin"), 1, 0.05);
    assert.ok(dark("line.darkThin") > 1.3 * dark("line.lightThin"));
    assert.ok(light("line.lightThin") > 1.3 * light("line.darkThin"));
  });

  it("sees the seams of blocks of eight pixels, and no others", () => {
    const blocks = (side: number) => {
      const random = chance(9);
      const greys = Array.from({ length: 4096 }, () => 100 + random() * 20);
      return measured(
        raster(256, 256, (x, y) => {
          const cell = Math.floor(y / side) * 64 + Math.floor(x / side);
          const grey = greys[cell] ?? 0;
          return [grey, grey, grey];
        }),
      )("compression.blocks");
    };
    assert.ok(blocks(8) > 5);
    near(blocks(7), 1, 0.2);
  });

  it("tells thin upright lines from thick ones", () => {
    const lines = (width: number) =>
      measured(raster(288, 288, (x) => (x % 36 < width ? black : white)));
    assert.ok(lines(8)("line.width") > 1.2 * lines(2)("line.width"));
    near(lines(2)("edge.uprightShare"), 0.5, 0.02);
  });

  it("finds softer edges where edges are soft", () => {
    const step = (width: number) =>
      measured(
        raster(288, 288, (x) => {
          const share = Math.min(1, Math.max(0, (x - 144) / width + 0.5));
          return [255 * share, 255 * share, 255 * share];
        }),
      );
    assert.ok(step(1)("edge.hardShare") > step(24)("edge.hardShare"));
    assert.ok(step(24)("edge.softShare") > step(1)("edge.softShare"));
    assert.ok(step(1)("sharpness.edges") > 1.3 * step(24)("sharpness.edges"));
  });

  it("calls flat what is flat", () => {
    const random = chance(3);
    const flat = measured(raster(200, 200, () => [90, 120, 150]));
    const busy = measured(
      raster(200, 200, () => [random() * 255, random() * 255, random() * 255]),
    );
    near(flat("flat.plainShare"), 1, 1e-6);
    near(flat("pattern.near0"), 1, 1e-6);
    assert.ok(busy("flat.calmShare") < 0.01);
    assert.ok(busy("texture.finest") > 5);
  });

  it("is the same in every run", () => {
    const look = { dark: black, light: white, grain: 20 };
    assert.deepEqual(
      describeStyle(painting(1, look)),
      describeStyle(painting(1, look)),
    );
  });

  it("doesn't depend on which picture was described before", () => {
    const small = painting(1, { dark: black, light: white, grain: 20 });
    const alone = describeStyle(small);
    describeStyle(raster(384, 384, (x, y) => [x % 256, y % 256, 90]));
    assert.deepEqual(describeStyle(small), alone);
  });
});
