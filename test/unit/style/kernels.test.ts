import assert from "node:assert/strict";
import { withKernels } from "../../../src/core/style/kernels.ts";
import { fresh, reused } from "../../../src/core/style/memory.ts";
import type { Plane } from "../../../src/core/style/plane.ts";
import { blur } from "../../../src/core/style/plane.ts";
import { momentsOf } from "../../../src/core/style/samples.ts";

// Four numbers are done at a time: what matters is what happens at the ends.
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17].flatMap((width) =>
  [1, 2, 3, 6].map((height) => ({ width, height })),
);

describe("kernels", () => {
  it("blur planes of every size as the formula says", () => {
    for (const size of sizes) {
      const plane = drawn(size);
      const { values } = blur(plane);
      plane.values.forEach((_, at) => {
        assert.ok(
          Math.abs((values[at] ?? NaN) - blurredAt(plane, at)) < 1e-4,
          `${size.width} × ${size.height} at ${at}`,
        );
      });
    }
  });

  it("take every second pixel of a mask, and no other, whatever the size", () => {
    for (const { width, height } of sizes) {
      const { values } = drawn({ width, height });
      const mask = Uint8Array.from(values, (_, at) => (at % 5 === 0 ? 0 : 1));
      const found = new Float32Array((values.length >> 1) + height);
      const count = withKernels((kernels, at) =>
        kernels.details(
          at.read(values),
          at.read(new Float32Array(values.length)),
          at.read(mask),
          width,
          height,
          at.write(found),
        ),
      );
      const expected = values.filter(
        (_, at) =>
          mask[at] === 1 && (Math.floor(at / width) + (at % width)) % 2 === 0,
      );
      assert.deepEqual(found.subarray(0, count), expected);
    }
  });

  it("count every sample, the odd one at the end too", () => {
    for (let length = 1; length < 10; length++) {
      const samples = new Float32Array(length).fill(2);
      const expected = { mean: 2, spread: 0, strength: 2, peaks: 1 };
      assert.deepEqual(momentsOf(samples), expected);
    }
  });

  it("give the same from their own memory as from anywhere", () => {
    const plane = drawn({ width: 37, height: 11 });
    const memory = reused();
    const within = memory(plane.values.length);
    within.set(plane.values);
    const ofCopy = blur({ ...plane, values: within }, reused());
    assert.deepEqual([...ofCopy.values], [...blur(plane, fresh).values]);
    assert.deepEqual([...within], [...plane.values]);
  });

  it("say so when a picture is too large for them", () => {
    const values = new Float32Array(20_000_000);
    assert.throws(
      () => blur({ width: 5000, height: 4000, values }),
      new RangeError("the picture is too large to be measured"),
    );
    assert.throws(() => reused()(20_000_000), RangeError);
  });
});

function drawn(size: {
  readonly width: number;
  readonly height: number;
}): Plane {
  const length = size.width * size.height;
  return {
    ...size,
    values: Float32Array.from({ length }, (_, at) => 1 + ((at * 37) % 100)),
  };
}

function blurredAt({ width, height, values }: Plane, at: number): number {
  const weights = [1, 4, 6, 4, 1];
  const x = at % width;
  const y = Math.floor(at / width);
  const inside = (place: number, end: number) =>
    Math.min(end - 1, Math.max(0, place));
  let sum = 0;
  weights.forEach((down, row) => {
    weights.forEach((across, column) => {
      const from =
        inside(y + row - 2, height) * width + inside(x + column - 2, width);
      sum += (down * across * (values[from] ?? 0)) / 256;
    });
  });
  return sum;
}
