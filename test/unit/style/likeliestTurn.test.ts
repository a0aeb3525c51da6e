import assert from "node:assert/strict";
import { likeliestTurn } from "../../../src/core/style/likeliestTurn.ts";
import { perceptualHashes } from "../../../src/core/style/perceptualHashes.ts";
import type { Raster } from "../../../src/core/style/raster.ts";
import { raster } from "./rasters.ts";

const picture = raster(64, 64, (x, y) => [
  x < 20 ? 250 : y * 3,
  x > 40 && y < 16 ? 200 : 20,
  (x * y) / 17,
]);

const at = ({ width, rgb }: Raster, x: number, y: number) =>
  [0, 1, 2].map((c) => rgb[(y * width + x) * 3 + c] ?? 0) as never;

describe("how a copy lies", () => {
  it("is found for all eight ways", () => {
    const mirrored = raster(64, 64, (x, y) => at(picture, 63 - x, y));
    const turn = (of: Raster) => raster(64, 64, (x, y) => at(of, y, 63 - x));
    for (const [isMirrored, start] of [
      [false, picture],
      [true, mirrored],
    ] as const) {
      let copy = start;
      for (const degrees of [0, 90, 180, 270]) {
        assert.deepEqual(
          likeliestTurn(perceptualHashes(picture), perceptualHashes(copy)),
          { degrees, isMirrored },
        );
        copy = turn(copy);
      }
    }
  });

  it("is as it is when nothing is known", () => {
    assert.deepEqual(likeliestTurn([], []), {
      degrees: 0,
      isMirrored: false,
    });
  });
});
