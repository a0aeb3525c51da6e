import assert from "node:assert/strict";
import type { MapPlace } from "../../../src/core/style/styleMap.ts";
import { styleMap } from "../../../src/core/style/styleMap.ts";
import { chance } from "./rasters.ts";

function vectors(count: number, middle: number, seed: number): number[][] {
  const random = chance(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 107 }, () => middle + random()),
  );
}

const between = (one?: MapPlace, other?: MapPlace) =>
  Math.hypot(
    (one?.x ?? NaN) - (other?.x ?? NaN),
    (one?.y ?? NaN) - (other?.y ?? NaN),
  );

describe("the map of styles", () => {
  it("keeps two styles apart and each of them together", () => {
    const places = styleMap([...vectors(8, 0, 1), ...vectors(8, 1.5, 2)]);
    const inside: number[] = [];
    const across: number[] = [];
    places.forEach((one, i) =>
      places.slice(0, i).forEach((other, j) => {
        (i < 8 === j < 8 ? inside : across).push(between(one, other));
      }),
    );
    assert.ok(Math.max(...inside) < Math.min(...across));
  });

  it("sets an outlier apart from the others", () => {
    const places = styleMap([...vectors(12, 0, 3), ...vectors(1, 3, 4)]);
    const outlier = places.at(-1);
    const others = places.slice(0, -1);
    const nearestOf = (place?: MapPlace) =>
      Math.min(
        ...others
          .filter((other) => other !== place)
          .map((other) => between(place, other)),
      );
    assert.ok(nearestOf(outlier) > 2 * Math.max(...others.map(nearestOf)));
  });

  it("stays inside the square, finite, and no two pictures share a place", () => {
    const same = Array.from({ length: 7 }, () => [1, 2, 3]);
    for (const styles of [vectors(50, 0, 5), same, [[NaN], [1]], [[], []]]) {
      const places = styleMap(styles);
      for (const { x, y } of places) {
        assert.ok(x >= 0 && x <= 1 && y >= 0 && y <= 1, `${x} ${y}`);
      }
      places.forEach((one, i) =>
        places.slice(0, i).forEach((other) => {
          assert.ok(between(one, other) > 0.02);
        }),
      );
    }
  });

  it("is the same each time, and knows nothing and one", () => {
    const styles = vectors(20, 0, 6);
    assert.deepEqual(styleMap(styles), styleMap(styles));
    assert.deepEqual(styleMap([]), []);
    assert.deepEqual(styleMap([[1, 2]]), [{ x: 0.5, y: 0.5 }]);
  });

  it("is there before anybody notices for fifty pictures, and soon for two hundred", () => {
    styleMap(vectors(50, 0, 7));
    const processMs = () => process.cpuUsage().user / 1000;
    const start = processMs();
    styleMap(vectors(50, 0, 8));
    const fifty = processMs() - start;
    styleMap(vectors(200, 0, 9));
    const twoHundred = processMs() - start - fifty;
    assert.ok(fifty < 50, `${fifty} ms`);
    assert.ok(twoHundred < 600, `${twoHundred} ms`);
  });
});
