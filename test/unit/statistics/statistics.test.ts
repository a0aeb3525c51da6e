import assert from "node:assert/strict";
import { distancesBetween } from "../../../src/core/statistics/distances.ts";
import { holmAdjusted } from "../../../src/core/statistics/holm.ts";
import { pairedSignsP } from "../../../src/core/statistics/pairedSigns.ts";
import type { Random } from "../../../src/core/statistics/random.ts";
import { seededRandom } from "../../../src/core/statistics/random.ts";
import {
  compareSamples,
  permutationP,
} from "../../../src/core/statistics/twoSamples.ts";
import { wilsonInterval } from "../../../src/core/statistics/wilson.ts";

describe("The interval of a share", () => {
  it("agrees with the published values", () => {
    // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [successes, trials, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(successes, trials);
      assert.equal(interval.low.toFixed(4), low.toFixed(4));
      assert.equal(interval.high.toFixed(4), high.toFixed(4));
    }
  });

  it("is everything before anything was seen", () => {
    assert.deepEqual(wilsonInterval(0, 0), { low: 0, high: 1 });
  });
});

describe("Several questions at once", () => {
  it("raise each p as Holm's example has it", () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
    assert.deepEqual(
      adjusted.map((p) => p.toFixed(2)),
      ["0.03", "0.06", "0.06", "0.02"],
    );
  });

  it("never raise a p above 1", () => {
    assert.deepEqual(holmAdjusted([0.9, 0.8]), [1, 1]);
  });
});

describe("Paired differences", () => {
  it("of eight pairs that all point one way come by chance twice in 256", () => {
    const p = pairedSignsP([1, 2, 1, 3, 1, 2, 1, 1], seededRandom(1));
    assert.equal(p, 2 / 256);
  });

  it("that cancel out are chance", () => {
    assert.equal(pairedSignsP([1, -1, 2, -2], seededRandom(1)), 1);
  });

  it("beyond a dozen are tried by chance and agree with the exact count", () => {
    const differences = Array.from({ length: 14 }, (_, at) =>
      at < 11 ? 1 : -1,
    );
    // Eleven or more of fourteen one way, either way: 2 × (364 + 91 + 14 + 1) / 2^14.
    const p = pairedSignsP(differences, seededRandom(3));
    assert.ok(Math.abs(p - 0.0574) < 0.015, `p = ${p}`);
  });
});

describe("Two samples", () => {
  it("of one kind are called different as often as the level says", () => {
    const random = seededRandom(11);
    const simulations = 1000;
    const ps = Array.from({ length: simulations }, () =>
      pOfShift(random, { count: 6, shift: 0 }),
    );
    const share = (level: number) =>
      ps.filter((p) => p <= level).length / simulations;
    assert.ok(share(0.05) >= 0.03 && share(0.05) <= 0.07, `${share(0.05)}`);
    assert.ok(share(0.5) >= 0.45 && share(0.5) <= 0.55, `${share(0.5)}`);
  });

  it("nearly two spreads apart are told apart nine times in ten", () => {
    const random = seededRandom(12);
    const found = Array.from({ length: 60 }, () =>
      pOfShift(random, { count: 12, shift: 1.8 }),
    ).filter((p) => p <= 0.05).length;
    assert.ok(found / 60 >= 0.9, `${found} of 60`);
  });

  it("have the distance that is known for two even distributions", () => {
    const count = 100;
    const even = (shift: number) =>
      Array.from({ length: count }, (_, at) => [(at + 0.5) / count + shift]);
    const { distance, interval, p } = compareSamples(
      distancesBetween([...even(0), ...even(1)]),
      numbers(0, count),
      numbers(count, 2 * count),
      seededRandom(14),
    );
    // Between the two it is 1 on average, inside each a third: 2 × 1 - 2 / 3.
    assert.ok(Math.abs(distance - 4 / 3) < 0.01, `${distance}`);
    assert.ok(interval.low < 4 / 3 && interval.high > 4 / 3);
    assert.equal(p, 1 / 500);
  });
});

/** The p of two samples of two numbers, the second shifted along the first number. */
function pOfShift(
  random: Random,
  { count, shift }: { count: number; shift: number },
): number {
  const points = [...drawn(random, count, 0), ...drawn(random, count, shift)];
  return permutationP(
    distancesBetween(points),
    numbers(0, count),
    numbers(count, 2 * count),
    random,
  );
}

function numbers(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, at) => start + at);
}

function drawn(random: Random, count: number, shift: number): number[][] {
  return Array.from({ length: count }, () => [
    normal(random) + shift,
    normal(random),
  ]);
}

/** Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
