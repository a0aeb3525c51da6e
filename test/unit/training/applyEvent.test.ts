import assert from "node:assert/strict";
import { applyEvent } from "../../../src/core/training/applyEvent.ts";
import {
  accepted,
  body,
  event,
  failure,
  jobAfter,
  minute,
  sending,
} from "./plans.ts";

describe("A training", () => {
  it("goes from plan to result", () => {
    const states = accepted.map(
      (_, index) => jobAfter(...accepted.slice(0, index + 1)).state,
    );
    assert.deepEqual(states, [
      "planned",
      "hosting",
      "hosting",
      "submitting",
      "accepted",
    ]);
    const done = jobAfter(
      ...accepted,
      [{ kind: "heard", progress: 10 }, minute],
      [
        { kind: "succeeded", air: "acme:s@2", costUSD: 1, files: [] },
        2 * minute,
      ],
    );
    assert.equal(done.state, "succeeded");
    assert.equal(done.air, "acme:s@2");
    assert.equal(done.finishedAtMs - done.submittedAtMs, 2 * minute);
    assert.deepEqual(done.oddities, []);
  });

  it("isn't there without its plan", () => {
    assert.equal(applyEvent(undefined, event({ kind: "silent" })), undefined);
  });

  it("keeps what was sent while its outcome is unknown", () => {
    const job = jobAfter(...sending, { kind: "unknown", failure });
    assert.equal(job.state, "unknown");
    assert.deepEqual(job.body, body);
    assert.equal(job.failure.message, "HTTP 500");
    assert.equal(job.contact.failures, 1);
  });

  it("never goes back in progress, and stays within 0 and 100", () => {
    const percent = (...reported: number[]) => {
      const job = jobAfter(
        ...accepted,
        ...reported.map((progress) => ({ kind: "heard", progress }) as const),
      );
      return job.state === "processing" ? job.progress?.percent : undefined;
    };
    assert.equal(percent(40, 30), 40);
    assert.equal(percent(40, 41), 41);
    assert.equal(percent(140), 100);
    assert.equal(percent(-4), 0);
  });

  it("is out of sight after six empty answers over ten minutes, not before", () => {
    const silent = (count: number, apartMs: number) =>
      jobAfter(
        ...accepted,
        ...Array.from(
          { length: count },
          (_, index) => [{ kind: "silent" }, (index + 1) * apartMs] as const,
        ),
      ).state;
    assert.equal(silent(5, 5 * minute), "accepted");
    assert.equal(silent(6, minute), "accepted");
    assert.equal(silent(6, 2 * minute), "lost-sight");
  });

  it("comes back into sight when it is heard of", () => {
    const lost = Array.from(
      { length: 6 },
      (_, index) => [{ kind: "silent" }, (index + 1) * 2 * minute] as const,
    );
    const job = jobAfter(...accepted, ...lost, [
      { kind: "heard", progress: 5 },
      60 * minute,
    ]);
    assert.equal(job.state, "processing");
    assert.equal(job.contact.silentAnswers, 0);
  });

  it("that was never confirmed is out of sight after a day", () => {
    const unknown = [...sending, { kind: "unknown", failure }] as const;
    const day = 24 * 60 * minute;
    assert.equal(
      jobAfter(...unknown, [{ kind: "silent" }, day]).state,
      "unknown",
    );
    assert.equal(
      jobAfter(...unknown, [{ kind: "silent" }, day + 1]).state,
      "lost-sight",
    );
  });

  it("knows whether anything was sent when it fails", () => {
    const before = jobAfter(...sending.slice(0, 2), {
      kind: "failed",
      failure,
    });
    assert.equal(before.state === "failed" && before.sent, undefined);
    const after = jobAfter(...accepted, { kind: "failed", failure });
    assert.deepEqual(after.state === "failed" && after.sent?.body, body);
  });

  it("forgets failures of asking as soon as an answer comes", () => {
    const job = jobAfter(
      ...accepted,
      { kind: "pollFailed", failure },
      { kind: "pollFailed", failure },
      { kind: "silent" },
    );
    assert.equal(job.state, "accepted");
    assert.equal(job.contact.failures, 0);
    assert.equal(job.contact.lastFailure, undefined);
  });

  it("takes a second acknowledgement for nothing new", () => {
    const job = jobAfter(...accepted, { kind: "accepted", how: "conflict" });
    assert.deepEqual(job.oddities, []);
  });

  it("keeps impossible events as oddities, the latest twenty", () => {
    const job = jobAfter(
      ...accepted,
      { kind: "succeeded", files: [] },
      ...Array.from({ length: 25 }, () => ({ kind: "silent" }) as const),
    );
    assert.equal(job.state, "succeeded");
    assert.equal(job.oddities.length, 20);
    assert.deepEqual(job.oddities[0]?.kind, "silent");
  });
});
