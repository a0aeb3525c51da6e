import assert from "node:assert/strict";
import { nextPollDelay } from "../../../src/core/training/schedule.ts";
import type { Job } from "../../../src/core/training/job.ts";
import {
  accepted,
  failure,
  jobAfter,
  minute,
  sending,
  startMs,
} from "./plans.ts";

const delay = (
  job: Job,
  atMs: number,
  options: Partial<Parameters<typeof nextPollDelay>[1]> = {},
) =>
  nextPollDelay(job, {
    nowMs: startMs + atMs,
    focused: true,
    normalIntervalMs: 5 * minute,
    pace: "service",
    ...options,
  });

const heard = [{ kind: "heard", progress: 1 }, minute] as const;

describe("The service is asked about a training", () => {
  it("half a minute after the acknowledgement", () => {
    assert.equal(delay(jobAfter(...accepted), 0), 30_000);
    assert.equal(delay(jobAfter(...accepted), 40_000), 0);
  });

  it("then every five minutes, or as the setting says", () => {
    const job = jobAfter(...accepted, heard);
    assert.equal(delay(job, minute), 5 * minute);
    assert.equal(delay(job, 3 * minute), 3 * minute);
    assert.equal(delay(job, minute, { normalIntervalMs: minute }), minute);
  });

  it("at least every fifteen minutes and at most every minute, whatever the setting", () => {
    const job = jobAfter(...accepted, heard);
    assert.equal(delay(job, minute, { normalIntervalMs: 1 }), minute);
    assert.equal(
      delay(job, minute, { normalIntervalMs: 1e9, focused: false }),
      15 * minute,
    );
  });

  it("half as often while nobody looks", () => {
    const job = jobAfter(...accepted, heard);
    assert.equal(delay(job, minute, { focused: false }), 10 * minute);
  });

  it("ever more rarely while asking fails, up to fifteen minutes", () => {
    const failing = (count: number) =>
      delay(
        jobAfter(
          ...accepted,
          ...Array.from(
            { length: count },
            () => ({ kind: "pollFailed", failure }) as const,
          ),
        ),
        0,
        { normalIntervalMs: minute },
      );
    assert.deepEqual(
      [1, 2, 3, 4, 2000].map(failing),
      [2, 4, 8, 15, 15].map((minutes) => minutes * minute),
    );
  });

  it("not before the time the service asked for, within an hour", () => {
    const busy = (retryAfterMs: number) =>
      delay(
        jobAfter(...accepted, {
          kind: "pollFailed",
          failure: { category: "busy", message: "later", retryAfterMs },
        }),
        0,
      );
    assert.equal(busy(20 * minute), 20 * minute);
    assert.equal(busy(1e12), 60 * minute);
  });

  it("every second in a rehearsal", () => {
    const pace = "rehearsal";
    assert.equal(delay(jobAfter(...accepted), 0, { pace }), 1000);
    assert.equal(delay(jobAfter(...accepted, heard), minute, { pace }), 1000);
  });

  it("at once when the process that sent it died", () => {
    assert.equal(delay(jobAfter(...sending), 0), 0);
  });

  it("soon while it isn't known whether it was accepted", () => {
    const job = jobAfter(...sending, { kind: "unknown", failure });
    assert.equal(delay(job, 0), 10_000);
  });

  it("slowly when it is out of sight", () => {
    const job = jobAfter(
      ...accepted,
      ...Array.from(
        { length: 6 },
        (_, index) => [{ kind: "silent" }, (index + 1) * 2 * minute] as const,
      ),
    );
    assert.equal(delay(job, 12 * minute), 15 * minute);
  });

  it("never before it was sent or after it ended", () => {
    assert.equal(delay(jobAfter(...sending.slice(0, 1)), 0), undefined);
    assert.equal(delay(jobAfter(...sending.slice(0, 3)), 0), undefined);
    for (const kind of ["abandoned", "succeeded", "failed"] as const) {
      const end =
        kind === "abandoned"
          ? { kind }
          : kind === "failed"
            ? { kind, failure }
            : { kind, files: [] };
      assert.equal(delay(jobAfter(...accepted, end), 0), undefined);
    }
  });

  it("within the usual time although the clock was set back by a day", () => {
    const job = jobAfter(...accepted, heard);
    assert.equal(delay(job, -24 * 60 * minute), 5 * minute);
  });
});
