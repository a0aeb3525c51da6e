import assert from "node:assert/strict";
import { limits } from "../../../src/core/limits.ts";
import { estimate } from "../../../src/core/training/estimate.ts";
import {
  accepted,
  failure,
  jobAfter,
  minute,
  plan,
  sending,
  startMs,
} from "./plans.ts";

const hour = 60 * minute;
const heard = (progress: number, atMs: number) =>
  [{ kind: "heard", progress }, atMs] as const;

describe("The time a training has left", () => {
  it("is the documentation's two hours until progress is told", () => {
    const { elapsedMs, percent, remaining } = estimate(
      jobAfter(...accepted),
      startMs + 30 * minute,
    );
    assert.equal(elapsedMs, 30 * minute);
    assert.equal(percent, undefined);
    assert.deepEqual(remaining, {
      kind: "documented",
      remainingMs: limits.usualTrainingMs - 30 * minute,
    });
  });

  it("is the documentation's while progress stays at zero", () => {
    const job = jobAfter(...accepted, heard(0, minute));
    assert.equal(estimate(job, startMs + hour).remaining.kind, "documented");
  });

  it("comes from the pace of progress once it moves", () => {
    // 20 % queueing and all, then 10 % per ten minutes.
    const job = jobAfter(
      ...accepted,
      heard(20, hour),
      heard(30, hour + 10 * minute),
    );
    assert.deepEqual(estimate(job, startMs + hour + 20 * minute), {
      elapsedMs: hour + 20 * minute,
      percent: 30,
      remaining: { kind: "from-progress", remainingMs: hour },
    });
  });

  it("comes from the time so far when progress was told once", () => {
    const job = jobAfter(...accepted, heard(50, hour));
    assert.deepEqual(estimate(job, startMs + hour).remaining, {
      kind: "from-progress",
      remainingMs: hour,
    });
  });

  it("is never negative: what takes longer is overdue", () => {
    assert.deepEqual(
      estimate(jobAfter(...accepted), startMs + 3 * hour).remaining,
      { kind: "overdue", overdueMs: hour },
    );
    const job = jobAfter(...accepted, heard(50, hour));
    assert.deepEqual(estimate(job, startMs + 2.5 * hour).remaining, {
      kind: "overdue",
      overdueMs: hour / 2,
    });
  });

  it("isn't known of a rehearsal, whose time is scaled", () => {
    const rehearsal = {
      ...plan,
      service: { kind: "rehearsal", endpoint: "http://127.0.0.1:1/v1" },
    } as const;
    const job = jobAfter(
      { kind: "planned", plan: rehearsal, processId: 1 },
      ...accepted.slice(1),
    );
    assert.deepEqual(estimate(job, startMs).remaining, { kind: "unknown" });
  });

  it("isn't known before it is accepted", () => {
    for (const events of [
      sending.slice(0, 1),
      sending,
      [...sending, { kind: "unknown", failure } as const],
    ]) {
      assert.deepEqual(estimate(jobAfter(...events), startMs).remaining, {
        kind: "unknown",
      });
    }
  });

  it("stops counting at the end", () => {
    const job = jobAfter(...accepted, [{ kind: "failed", failure }, hour]);
    assert.deepEqual(estimate(job, startMs + 9 * hour), {
      elapsedMs: hour,
      remaining: { kind: "unknown" },
    });
  });

  it("isn't negative when the clock was set back", () => {
    assert.equal(estimate(jobAfter(...accepted), startMs - hour).elapsedMs, 0);
  });
});
