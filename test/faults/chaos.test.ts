import assert from "node:assert/strict";
import { runChaos } from "./support/chaosRun.ts";

describe("Trainings in chaos", function () {
  this.timeout(120_000);

  it("are at the service exactly once, whatever dies when", async () => {
    const results = await runChaos([1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(
      results.flatMap(({ seed, problems }) =>
        problems.map((problem) => `seed ${seed}: ${problem}`),
      ),
      [],
    );
    // Otherwise it would show nothing.
    assert.ok(results.some(({ kills }) => kills > 0));
  });
});
