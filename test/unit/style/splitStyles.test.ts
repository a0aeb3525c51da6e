import assert from "node:assert/strict";
import { splitStyles } from "../../../src/core/style/splitStyles.ts";
import { chance } from "./rasters.ts";

/** Places around a middle, a unit apart at most. */
function around(x: number, count: number, seed: number): Float64Array[] {
  const random = chance(seed);
  return Array.from({ length: count }, () =>
    Float64Array.from([x + random(), random(), random()]),
  );
}

describe("the division into two styles", () => {
  it("finds the third that stands elsewhere", () => {
    const parts = splitStyles([...around(0, 10, 1), ...around(9, 5, 2)]);
    assert.deepEqual(parts?.smaller, [10, 11, 12, 13, 14]);
    assert.equal(parts.larger.length, 10);
    assert.ok(parts.clarity > 0.8 && parts.clarity <= 1);
  });

  it("is unclear where there is one style only", () => {
    const parts = splitStyles(around(0, 20, 3));
    assert.ok((parts?.clarity ?? 0) < 0.4);
  });

  it("is clearest for two points, and no clarity at all for one", () => {
    const point = (x: number) =>
      Array.from({ length: 6 }, () => Float64Array.of(x));
    assert.equal(splitStyles([...point(0), ...point(9)])?.clarity, 1);
    assert.ok((splitStyles([...point(0), ...point(1)])?.clarity ?? 1) < 0.5);
    assert.equal(splitStyles(point(0)), undefined);
  });

  it("leaves single strangers to be outliers", () => {
    const parts = splitStyles([...around(0, 18, 4), ...around(30, 2, 5)]);
    assert.ok(!parts || parts.smaller.length >= 4);
  });

  it("divides hundreds as it does dozens", () => {
    const parts = splitStyles([...around(0, 300, 6), ...around(9, 100, 7)]);
    assert.equal(parts?.smaller.length, 100);
  });
});
