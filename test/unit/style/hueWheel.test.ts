import assert from "node:assert/strict";
import { hueWheelOf, wheelSectors } from "../../../src/core/style/hueWheel.ts";

function wheelOf(colours: readonly (readonly [a: number, b: number])[]) {
  return hueWheelOf({
    a: Float32Array.from(colours, ([a]) => a),
    b: Float32Array.from(colours, ([, b]) => b),
  });
}

function sectorOf(a: number, b: number): number {
  return wheelOf([[a, b]]).sectors.findIndex((weight) => weight > 0);
}

describe("the wheel of hues", () => {
  it("has a sector for every 15°, from red on towards yellow", () => {
    for (let sector = 0; sector < wheelSectors; sector++) {
      for (const inside of [0.02, 0.5, 0.98]) {
        const angle = ((sector + inside) / wheelSectors) * 2 * Math.PI;
        const [a, b] = [40 * Math.cos(angle), 40 * Math.sin(angle)];
        assert.equal(sectorOf(a, b), sector);
      }
    }
  });

  it("puts the axes at the beginning of a sector", () => {
    assert.deepEqual(
      [sectorOf(40, 0), sectorOf(0, 40), sectorOf(-40, 0), sectorOf(0, -40)],
      [0, 6, 12, 18],
    );
  });

  it("leaves grey out and weighs the rest by its chroma", () => {
    const wheel = wheelOf([
      [3, 4],
      [30, 40],
      [-30, -40],
      [0, -100],
    ]);
    assert.deepEqual(
      [wheel.chroma, wheel.a, wheel.b, wheel.warm],
      [200, 0, -100, 50],
    );
  });
});
