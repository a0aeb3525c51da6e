import assert from "node:assert/strict";
import { assetSizes } from "../../../src/core/evaluation/assetSizes.ts";
import { isGeneratedSide } from "../../../src/core/limits.ts";

describe("the sizes of assets", () => {
  it("are all sizes the service draws, each another one", () => {
    for (const { width, height } of assetSizes) {
      assert.ok(isGeneratedSide(width), String(width));
      assert.ok(isGeneratedSide(height), String(height));
    }
    const shapes = assetSizes.map(({ width, height }) => `${width} ${height}`);
    assert.equal(new Set(shapes).size, assetSizes.length);
  });
});
