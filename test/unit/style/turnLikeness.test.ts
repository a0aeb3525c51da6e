import { deepStrictEqual, ok } from "node:assert/strict";
import type { Plane } from "../../../src/core/style/plane.ts";
import { turnPlane, turns } from "../../../src/core/style/turn.ts";
import {
  likenessByTurn,
  lookOf,
} from "../../../src/core/style/turnLikeness.ts";

const side = 16;

/** Darker towards one corner, with a spot off the middle: it looks different in all eight ways. */
function lopsided(shift: number): Plane {
  const values = Float32Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    const spot = Math.hypot(x - 11, y - 3 - shift) < 4 ? 40 : 0;
    return 2 * x + 3 * y + spot;
  });
  return { width: side, height: side, values };
}

describe("the likeness of two pictures in all ways to lie", () => {
  const planes = [lopsided(0), lopsided(2), lopsided(5)] as const;
  const picture = lookOf(...planes);

  for (const [index, turn] of turns.entries()) {
    const lies = `turned by ${turn.degrees}°${turn.isMirrored ? ", mirrored" : ""}`;
    it(`is that of the planes when the other is ${lies}`, () => {
      const [lightness, a, b] = planes.map((plane) => turnPlane(plane, turn));
      ok(lightness && a && b);
      const turned = lookOf(lightness, a, b);
      const likeness = likenessByTurn(turned, picture, -1) ?? [];
      deepStrictEqual(likeness.indexOf(Math.max(...likeness)), index);
      ok((likeness[index] ?? 0) > 0.99);
    });
  }

  it("is nothing where no way reaches the least", () => {
    const own = likenessByTurn(picture, picture, 0.9);
    ok(own);
    const negativeOf = (plane: Plane) => ({
      ...plane,
      values: plane.values.map((value) => -value),
    });
    const [lightness, a, b] = planes;
    const negative = lookOf(
      negativeOf(lightness),
      negativeOf(a),
      negativeOf(b),
    );
    deepStrictEqual(likenessByTurn(picture, negative, 0.9), undefined);
  });

  it("is 0 for a plain picture", () => {
    const plain: Plane = {
      width: side,
      height: side,
      values: new Float32Array(side * side).fill(80),
    };
    const likeness = likenessByTurn(picture, lookOf(plain, plain, plain), -1);
    ok(likeness?.every((each) => Math.abs(each) < 1e-3));
  });
});
