import assert from "node:assert/strict";
import { alignWindow } from "../../../src/core/style/alignWindow.ts";
import { coarseMatch, sketchOf } from "../../../src/core/style/copySketch.ts";
import { leftIn } from "../../../src/core/style/leftIn.ts";
import {
  miniatureOf,
  openMiniature,
} from "../../../src/core/style/miniature.ts";
import type { Plane } from "../../../src/core/style/plane.ts";
import type { Window } from "../../../src/core/style/sampleWindow.ts";
import { sampleWindow } from "../../../src/core/style/sampleWindow.ts";
import { turnPlane, turns } from "../../../src/core/style/turn.ts";
import { painting } from "./rasters.ts";

const all: Window = { left: 0, top: 0, width: 1, height: 1 };

function plane(
  width: number,
  valueAt: (x: number, y: number) => number,
): Plane {
  const values = Float32Array.from({ length: width * width }, (_, at) =>
    valueAt(at % width, Math.floor(at / width)),
  );
  return { width, height: width, values };
}

/** Round hills: nothing repeats, and every place has a direction. */
function hills(side: number, { left, top, width, height }: Window): Plane {
  return plane(side, (x, y) => {
    const across = left + ((x + 0.5) / side) * width;
    const down = top + ((y + 0.5) / side) * height;
    return (
      40 +
      25 * Math.sin(5 * across + 2 * down) +
      15 * Math.cos(3 * across * down + 6 * down)
    );
  });
}

describe("a window of a picture", () => {
  it("is what lies between the cells, and the border beyond them", () => {
    const slope = plane(4, (x, y) => 10 * x + y);
    assert.deepEqual(sampleWindow(slope, all, 4), slope.values);
    const half = { left: 0.25, top: 0.5, width: 0.5, height: 0.5 };
    // The middles of the cells 1 and 2 across, 2 and 3 down.
    assert.deepEqual([...sampleWindow(slope, half, 2)], [12, 22, 13, 23]);
    const beyond = { left: -1, top: 0.5, width: 0.5, height: 2 };
    assert.deepEqual([...sampleWindow(slope, beyond, 2)], [3, 3, 3, 3]);
  });

  it("moves to the part that it is asked to look like", () => {
    const whole = hills(32, all);
    for (const [left, top, size] of [
      [0.05, 0.02, 0.9],
      [0.1, 0.1, 0.88],
      [0, 0.06, 0.93],
    ] as const) {
      const wanted = { left, top, width: size, height: size };
      const part = hills(32, wanted);
      // Brighter, with less contrast.
      part.values.forEach((value, at) => {
        part.values[at] = 20 + 0.8 * value;
      });
      const start = { left: 0.05, top: 0.05, width: 0.9, height: 0.9 };
      const found = alignWindow(whole, part, start, 6);
      for (const side of ["left", "top", "width", "height"] as const) {
        assert.ok(
          Math.abs(found[side] - wanted[side]) < 0.003,
          `${side} ${found[side]}, wanted ${wanted[side]}`,
        );
      }
    }
  });

  it("stays where it is when there is nothing to go by", () => {
    const plain = plane(16, () => 50);
    const start = { left: 0.1, top: 0.1, width: 0.8, height: 0.8 };
    const found = alignWindow(plain, hills(16, all), start, 4);
    for (const side of ["left", "top", "width", "height"] as const) {
      assert.ok(Math.abs(found[side] - start[side]) < 1e-12);
    }
  });

  it("leaves nothing of the same picture in another brightness, and most of another picture", () => {
    const whole = hills(16, all);
    const brighter = plane(
      16,
      (x, y) => 12 + 0.7 * (whole.values[16 * y + x] ?? 0),
    );
    const same = leftIn(whole, brighter, all);
    assert.ok(same.all < 1e-6, `${same.all}`);
    assert.ok(Math.abs(same.gain - 0.7) < 1e-4, `${same.gain}`);
    const other = leftIn(
      whole,
      plane(16, (x, y) => ((x * 7 + y * 13) % 5) * 20),
      all,
    );
    assert.ok(other.all > 0.8, `${other.all}`);
    const mean = other.cells.reduce((sum, cell) => sum + cell, 0) / 256;
    assert.ok(Math.abs(mean - other.all) < 1e-5);
  });
});

describe("a picture that lies otherwise", () => {
  it("has its corners where they are turned to", () => {
    const corners = plane(3, (x, y) => 3 * y + x);
    const seen = turns.map((turn) => {
      const { values } = turnPlane(corners, turn);
      return [0, 2, 6, 8].map((at) => values[at]);
    });
    assert.deepEqual(seen, [
      [0, 2, 6, 8],
      [6, 0, 8, 2],
      [8, 6, 2, 0],
      [2, 8, 0, 6],
      [2, 0, 8, 6],
      [8, 2, 6, 0],
      [6, 8, 0, 2],
      [0, 6, 2, 8],
    ]);
  });
});

describe("a miniature", () => {
  const look = { dark: [20, 30, 60], light: [240, 200, 90], grain: 8 } as const;

  it("opens to the cells that its digits say", () => {
    const digits = `00ff80${"80".repeat(32 * 32 - 3)}7f${"80".repeat(255)}82${"80".repeat(255)}`;
    const open = openMiniature(digits);
    assert.ok(open);
    const { lightness, a, b } = open;
    const [black = NaN, white = NaN, grey = NaN] = lightness.values;
    assert.deepEqual([black, white], [0, 100]);
    assert.ok(Math.abs(grey - 128 / 2.55) < 1e-4);
    assert.deepEqual([a.values[0], a.values[1], b.values[0]], [-1, 0, 2]);
    assert.equal(openMiniature(digits.slice(2)), undefined);
  });

  it("is nearest to itself in the middle, and far from a negative", () => {
    const sketch = sketchOf(miniatureOf(painting(1, look)), 1);
    const negative = sketchOf(
      miniatureOf(painting(1, { ...look, dark: look.light, light: look.dark })),
      1,
    );
    assert.ok(sketch && negative);
    const own = coarseMatch(sketch, sketch, 0);
    assert.ok(own && own.distance < 0.1, `${own?.distance}`);
    assert.ok(Math.abs(own.window.left - 0.05) < 1e-9);
    const other = coarseMatch(sketch, negative, 0);
    assert.ok(other && other.distance > 0.9, `${other?.distance}`);
  });
});
