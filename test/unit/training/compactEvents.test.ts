import assert from "node:assert/strict";
import { applyEvent } from "../../../src/core/training/applyEvent.ts";
import { compactEvents } from "../../../src/core/training/compactEvents.ts";
import type {
  Job,
  JobEvent,
  JobHappening,
} from "../../../src/core/training/job.ts";
import { isFinished } from "../../../src/core/training/job.ts";
import { accepted, event, failure, minute, sending } from "./plans.ts";

const done = { kind: "succeeded", files: [] } as const;

function eventsOf(...happenings: readonly JobHappening[]): JobEvent[] {
  return happenings.map((each, index) => event(each, index * minute));
}

function jobOf(events: readonly JobEvent[]): Job | undefined {
  return events.reduce<Job | undefined>(applyEvent, undefined);
}

function essence(job: Job | undefined): unknown {
  return { ...job, oddities: [], changedAtMs: 0 };
}

describe("Compacting the events of a training", () => {
  it("leaves an unfinished one whole", () => {
    const events = eventsOf(
      ...accepted,
      { kind: "heard", progress: 1 },
      { kind: "silent" },
      { kind: "heard", progress: 2 },
    );
    assert.deepEqual(compactEvents(events), events);
  });

  it("leaves out what was heard of a finished one on the way", () => {
    const events = eventsOf(
      ...accepted,
      ...Array.from(
        { length: 50 },
        (_, progress) => ({ kind: "heard", progress }) as const,
      ),
      { kind: "pollFailed", failure },
      done,
    );
    const kinds = compactEvents(events).map(({ kind }) => kind);
    assert.deepEqual(kinds, [
      ...accepted.map(({ kind }) => kind),
      "heard",
      "heard",
      "succeeded",
    ]);
  });

  it("keeps how far a failed one got, and when", () => {
    const events = eventsOf(
      ...accepted,
      { kind: "heard", progress: 10 },
      { kind: "heard", progress: 30 },
      { kind: "heard", progress: 30 },
      { kind: "failed", failure },
    );
    const job = jobOf(compactEvents(events));
    assert.deepEqual(essence(job), essence(jobOf(events)));
    assert.equal(job?.state === "failed" && job.progress?.percent, 30);
  });

  it("gives the same end after every order of five events", () => {
    const happenings: readonly JobHappening[] = [
      { kind: "unknown", failure },
      { kind: "accepted", how: "found" },
      { kind: "heard", progress: 40 },
      { kind: "heard" },
      { kind: "silent" },
      done,
      { kind: "failed", failure },
      { kind: "abandoned" },
    ];
    let finished = 0;
    const walk = (events: readonly JobEvent[], depth: number) => {
      const job = jobOf(events);
      const compact = compactEvents(events);
      assert.deepEqual(essence(jobOf(compact)), essence(job));
      if (job && isFinished(job)) finished += 1;
      else assert.equal(compact, events);
      if (depth === 0) return;
      for (const each of happenings) {
        walk([...events, event(each, events.length * minute)], depth - 1);
      }
    };
    walk(eventsOf(...sending), 4);
    assert.ok(finished > 1_000);
  });

  it("leaves alone what has no plan", () => {
    const events = eventsOf({ kind: "silent" });
    assert.deepEqual(compactEvents(events), events);
  });
});
