import assert from "node:assert/strict";
import { clauses } from "../../../src/core/words/lists.ts";
import { english } from "../../../src/core/words/text.ts";
import { thresholdFor } from "../../../src/core/style/calibration.ts";
import { describeStyle } from "../../../src/core/style/describeStyle.ts";
import { descriptorNames } from "../../../src/core/style/descriptors.ts";
import { judgeStyle } from "../../../src/core/style/judgeStyle.ts";
import { scoreTermNames } from "../../../src/core/style/scoreTerms.ts";
import { styleCalibration } from "../../../src/core/style/styleCalibration.ts";
import type { Colour } from "./rasters.ts";
import { painting, raster } from "./rasters.ts";

const navy: Colour = [20, 24, 60];
const gold: Colour = [230, 190, 90];

function set(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    file: `${String(index)}.png`,
    style: describeStyle(
      painting(index, { dark: navy, light: gold, grain: 16 }),
    ),
  }));
}

const same = set(12);
const mildLook = { dark: navy, light: gold, grain: 0 };

function outliersOf(images: Parameters<typeof judgeStyle>[0]): string[] {
  const { verdicts } = judgeStyle(images);
  return [...verdicts].flatMap(([file, { outlier }]) => (outlier ? file : []));
}

describe("the judgement of style", () => {
  it("is silent on a set in one style", () => {
    const { verdicts, leastTypical } = judgeStyle(same);
    assert.deepEqual(
      [...verdicts].filter(([, { outlier }]) => outlier),
      [],
    );
    assert.equal(leastTypical.length, 3);
  });

  for (const [what, look, reason] of [
    [
      "without grain",
      { dark: navy, light: gold, grain: 0 },
      /grain|texture|detail|flat|surfaces|smooth/,
    ],
    [
      "in other colours",
      { dark: [240, 240, 230], light: [30, 160, 60], grain: 16 },
      /lighter|greener|colour|highlights|shadows/,
    ],
  ] as const) {
    it(`finds the picture ${what}, and says why`, () => {
      const odd = { file: "odd.png", style: describeStyle(painting(99, look)) };
      const { verdicts, leastTypical } = judgeStyle([...same, odd]);
      assert.equal(leastTypical[0], "odd.png");
      assert.deepEqual(
        [...verdicts].flatMap(([file, { outlier }]) => (outlier ? file : [])),
        ["odd.png"],
      );
      const reasons = verdicts.get("odd.png")?.reasons ?? [];
      const said = english(clauses(reasons));
      assert.ok(reasons.length > 0 && reasons.length <= 3);
      assert.match(said, reason);
      assert.doesNotMatch(said, /NaN|Infinity|undefined/);
    });
  }

  it("names the picture that is far out first, and the next once that is excluded", () => {
    const mild = {
      file: "mild.png",
      style: describeStyle(painting(99, mildLook)),
    };
    const far = {
      file: "far.png",
      style: describeStyle(raster(200, 200, () => [250, 60, 20])),
    };
    assert.deepEqual(outliersOf([...same, mild, far]), ["far.png"]);
    assert.deepEqual(outliersOf([...same, mild]), ["mild.png"]);
  });

  it("says of two styles that they are two, and calls none of them an outlier", () => {
    const second = Array.from({ length: 7 }, (_, index) => ({
      file: `${String(index)}-flat.png`,
      style: describeStyle(
        painting(50 + index, {
          dark: [240, 240, 230],
          light: [30, 160, 60],
          grain: 0,
        }),
      ),
    }));
    const { parts, verdicts } = judgeStyle([...same, ...second]);
    assert.deepEqual(
      parts?.smaller,
      second.map(({ file }) => file),
    );
    assert.equal(parts.larger.length, same.length);
    assert.ok(parts.reasons.length > 0 && parts.reasons.length <= 3);
    assert.match(
      english(clauses(parts.reasons)),
      /in the others|than the others/,
    );
    assert.ok(
      second.every(({ file }) => verdicts.get(file)?.outlier === false),
    );
  });

  it("doesn't take one style for two", () => {
    assert.equal(judgeStyle(same).parts, undefined);
    assert.equal(judgeStyle(same.slice(0, 9)).parts, undefined);
  });

  it("doesn't depend on the order of the images", () => {
    const scores = (images: typeof same) =>
      [...judgeStyle(images).verdicts].sort().map(([, { score }]) => score);
    assert.deepEqual(scores(same), scores([...same].reverse()));
  });

  it("has nothing to say of fewer than five", () => {
    const { verdicts, leastTypical } = judgeStyle(set(4));
    assert.deepEqual(leastTypical, []);
    assert.equal(verdicts.size, 4);
    for (const verdict of verdicts.values()) {
      assert.deepEqual(verdict, { score: 0, outlier: false, reasons: [] });
    }
  });

  it("has nothing against identical pictures", () => {
    const style = describeStyle(raster(1, 1, () => [1, 2, 3]));
    const files = Array.from({ length: 10 }, (_, index) => String(index));
    const { verdicts } = judgeStyle(files.map((file) => ({ file, style })));
    for (const { score, outlier } of verdicts.values()) {
      assert.equal(score, 0);
      assert.equal(outlier, false);
    }
  });

  it("finds one flat colour among paintings without a NaN", () => {
    const flat = describeStyle(raster(50, 50, () => [255, 255, 255]));
    const { verdicts } = judgeStyle([...same, { file: "flat", style: flat }]);
    const verdict = verdicts.get("flat");
    assert.ok(verdict?.outlier && Number.isFinite(verdict.score));
  });

  it("leaves out descriptors of another version", () => {
    const old = {
      file: "old",
      style: { version: 0, values: [1, 2], words: [] },
    };
    const { verdicts } = judgeStyle([...same, old]);
    assert.equal(verdicts.get("old")?.score, 0);
  });
});

describe("the calibration of style", () => {
  it("has a positive spread for every descriptor", () => {
    assert.equal(styleCalibration.usualSpread.length, descriptorNames.length);
    assert.ok(styleCalibration.usualSpread.every((spread) => spread > 0));
  });

  it("has a weight for every term, none below zero, together one", () => {
    const { weights } = styleCalibration;
    assert.equal(weights.length, scoreTermNames.length);
    assert.ok(weights.every((weight) => weight >= 0));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    assert.ok(Math.abs(sum - 1) < 0.01);
  });

  it("knows what tells styles apart: a factor for every descriptor, 1 on average", () => {
    const { telling, directions } = styleCalibration;
    assert.equal(telling.length, descriptorNames.length);
    assert.ok(telling.every((factor) => factor >= 0));
    const sum = telling.reduce((all, factor) => all + factor, 0);
    assert.ok(Math.abs(sum / telling.length - 1) < 0.01);
    assert.ok(directions.length > 0);
    for (const direction of directions) {
      assert.equal(direction.length, descriptorNames.length);
    }
  });

  it("lies between the measured thresholds for numbers between", () => {
    const at = (images: number) =>
      thresholdFor(styleCalibration.thresholds, images);
    assert.ok(at(12) > Math.min(at(10), at(15)));
    assert.ok(at(12) < Math.max(at(10), at(15)));
    assert.equal(at(3), at(5));
    assert.equal(at(500), at(50));
  });
});
