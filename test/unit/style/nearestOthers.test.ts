import assert from "node:assert/strict";
import { nearestOthers } from "../../../src/core/style/nearestOthers.ts";
import { seededRandom } from "../../../src/core/statistics/random.ts";

describe("the distance to the nearest others", () => {
  // Groups of one, of an even and of an odd number.
  const ends = [1, 5, 8];
  const totals = [1, 3, 2];

  it("is the mean of the three nearest in each group, and in all", () => {
    const rows = rowsOf(11);
    const found = nearestOthers({ rows, ends, totals });
    rows.forEach((own, picture) => {
      const others = rows.filter((_, other) => other !== picture);
      assertClose(found[picture], expected(own, others));
    });
  });

  it("counts those there are, and is nothing for one alone", () => {
    const rows = rowsOf(2);
    const [first] = nearestOthers({ rows, ends, totals });
    assertClose(first, expected(rows[0], rows.slice(1)));
    const alone = nearestOthers({ rows: rows.slice(1), ends, totals });
    assert.deepEqual(alone, [new Float64Array(4)]);
    assert.deepEqual(nearestOthers({ rows: [], ends, totals }), []);
  });

  it("is measured to a sample of hundreds, and never to itself", () => {
    const rows = rowsOf(601);
    const found = nearestOthers({ rows, ends, totals });
    const sample = rows.filter((_, index) => index % 4 === 0);
    for (const picture of [0, 1, 200, 204, 399, 400, 600]) {
      const own = rows[picture];
      assertClose(
        found[picture],
        expected(
          own,
          sample.filter((other) => other !== own),
        ),
      );
    }
  });

  function rowsOf(count: number): readonly Float64Array[] {
    const random = seededRandom(3);
    return Array.from({ length: count }, () =>
      Float64Array.from({ length: 8 }, () => random() * 9),
    );
  }

  function expected(
    own: Float64Array | undefined,
    others: readonly Float64Array[],
  ): readonly number[] {
    const squared = (other: Float64Array, from: number, end: number) =>
      [...other.subarray(from, end)].reduce(
        (sum, value, at) => sum + (value - (own?.[from + at] ?? NaN)) ** 2,
        0,
      );
    const nearest = (from: number, end: number, total: number) => {
      const distances = others
        .map((other) => Math.sqrt(squared(other, from, end) / total))
        .sort((one, other) => one - other)
        .slice(0, 3);
      return distances.reduce((sum, each) => sum + each, 0) / distances.length;
    };
    return [
      ...ends.map((end, group) =>
        nearest(ends[group - 1] ?? 0, end, totals[group] ?? NaN),
      ),
      nearest(0, 8, 6),
    ];
  }

  function assertClose(
    found: Float64Array | undefined,
    wanted: readonly number[],
  ): void {
    assert.equal(found?.length, wanted.length);
    wanted.forEach((value, at) => {
      assert.ok(Math.abs((found[at] ?? NaN) - value) < 1e-9);
    });
  }
});
