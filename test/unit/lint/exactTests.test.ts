import assert from "node:assert/strict";
import {
  binomialTail,
  exactInterval,
  usualShares,
} from "../../../src/core/lint/consistency/exactTests.ts";

function near(actual: number, expected: number, tolerance = 5e-4): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${String(actual)} is not ${String(expected)}`,
  );
}

describe("exact tests of shares", () => {
  it("know the tails of the binomial distribution", () => {
    near(binomialTail(10, 10, 0.5), 1 / 1024, 1e-9);
    near(binomialTail(9, 10, 0.5), 11 / 1024, 1e-9);
    near(binomialTail(20, 25, 0.5), 0.00204, 1e-5);
    near(binomialTail(1, 3, 1 / 3), 1 - (2 / 3) ** 3, 1e-9);
    assert.equal(binomialTail(0, 10, 0.5), 1);
    assert.equal(binomialTail(11, 10, 0.5), 0);
    assert.equal(binomialTail(1, 0, 0.5), 0);
  });

  it("give Clopper and Pearson's intervals", () => {
    const interval = exactInterval(23, 25);
    near(interval.low, 0.7397);
    near(interval.high, 0.9902);
    const all = exactInterval(10, 10);
    near(all.low, 0.6915);
    assert.equal(all.high, 1);
    assert.equal(exactInterval(0, 10).low, 0);
    assert.deepEqual(exactInterval(0, 0), { low: 0, high: 1 });
  });

  it("know what chance usually gives", () => {
    assert.deepEqual(usualShares(10, 0.5), { low: 0.2, high: 0.8 });
    assert.deepEqual(usualShares(25, 0.5), { low: 8 / 25, high: 17 / 25 });
    assert.deepEqual(usualShares(0, 0.5), { low: 0, high: 0 });
  });
});
