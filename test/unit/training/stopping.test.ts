import assert from "node:assert/strict";
import { stopMeaning } from "../../../src/core/training/stopping.ts";
import { accepted, failure, jobAfter, minute, sending } from "./plans.ts";

describe("Stopping to follow a training", () => {
  it("means that nothing is sent until the request is on disk", () => {
    for (const count of [1, 2, 3]) {
      const job = jobAfter(...sending.slice(0, count));
      assert.equal(stopMeaning(job), "nothing-sent", job.state);
    }
    assert.equal(stopMeaning(jobAfter(...sending)), "maybe-sent");
  });

  it("may leave a training behind while nobody has confirmed it", () => {
    const job = jobAfter(...sending, { kind: "unknown", failure });
    assert.equal(stopMeaning(job), "maybe-sent");
  });

  it("leaves one behind once the service took it, even out of sight", () => {
    const silent = Array.from(
      { length: 6 },
      (_, index) => [{ kind: "silent" }, (index + 1) * 2 * minute] as const,
    );
    for (const job of [
      jobAfter(...accepted),
      jobAfter(...accepted, { kind: "heard", progress: 3 }),
      jobAfter(...accepted, ...silent),
    ]) {
      assert.equal(stopMeaning(job), "sent", job.state);
    }
  });

  it("changes nothing after the end", () => {
    for (const end of [
      { kind: "succeeded", files: [] },
      { kind: "failed", failure },
      { kind: "abandoned" },
    ] as const) {
      assert.equal(stopMeaning(jobAfter(...accepted, end)), "finished");
    }
  });
});
