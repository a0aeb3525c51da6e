import assert from "node:assert/strict";
import { applyEvent } from "../../../src/core/training/applyEvent.ts";
import type {
  Job,
  JobHappening,
  JobState,
} from "../../../src/core/training/job.ts";
import { isFinished } from "../../../src/core/training/job.ts";
import { body, event, failure, minute, plan, startMs } from "./plans.ts";

type Kind = JobHappening["kind"];

/** One of every kind; a kind that is missing doesn't compile. */
const happenings: { readonly [K in Kind]: JobHappening & { kind: K } } = {
  planned: { kind: "planned", plan, processId: 1 },
  hosting: { kind: "hosting" },
  hosted: { kind: "hosted", dataset: body.inputs.dataset },
  submitting: { kind: "submitting", body },
  unknown: { kind: "unknown", failure },
  accepted: { kind: "accepted", how: "acknowledged" },
  heard: { kind: "heard", progress: 40 },
  silent: { kind: "silent" },
  pollFailed: { kind: "pollFailed", failure },
  succeeded: { kind: "succeeded", air: "acme:stellar@2", files: [] },
  failed: { kind: "failed", failure },
  abandoned: { kind: "abandoned" },
};

/** Pauses between two events: none, and each bound just passed. */
const pausesMs = [0, 11 * minute, 25 * 60 * minute];

type Transitions = Readonly<Partial<Record<Kind, readonly JobState[]>>>;

const ends = {
  succeeded: ["succeeded"],
  failed: ["failed"],
  abandoned: ["abandoned"],
} as const;

/** Every state an event may lead to; what isn't here changes nothing. */
const allowed: Readonly<Record<JobState, Transitions>> = {
  planned: {
    hosting: ["hosting"],
    failed: ["failed"],
    abandoned: ["abandoned"],
  },
  hosting: {
    hosted: ["hosting"],
    // Only once the ZIP is somewhere.
    submitting: ["submitting"],
    failed: ["failed"],
    abandoned: ["abandoned"],
  },
  submitting: {
    unknown: ["unknown"],
    accepted: ["accepted"],
    heard: ["processing"],
    ...ends,
  },
  unknown: {
    unknown: ["unknown"],
    accepted: ["accepted"],
    heard: ["processing"],
    silent: ["unknown", "lost-sight"],
    pollFailed: ["unknown"],
    ...ends,
  },
  accepted: {
    accepted: ["accepted"],
    heard: ["processing"],
    silent: ["accepted", "lost-sight"],
    pollFailed: ["accepted"],
    ...ends,
  },
  processing: {
    accepted: ["processing"],
    heard: ["processing"],
    silent: ["processing", "lost-sight"],
    pollFailed: ["processing"],
    ...ends,
  },
  "lost-sight": {
    accepted: ["accepted"],
    heard: ["processing"],
    silent: ["lost-sight"],
    pollFailed: ["lost-sight"],
    ...ends,
  },
  succeeded: {},
  failed: {},
  abandoned: {},
};

/** Everything that decides what may come next; the rest is told apart by nothing. */
function situationOf(job: Job, atMs: number): string {
  const contact = "contact" in job ? job.contact : undefined;
  const since = (ms: number | undefined) =>
    ms === undefined
      ? "-"
      : Math.min(3, Math.floor((atMs - ms) / (11 * minute)));
  return [
    job.state,
    "dataset" in job,
    acceptedAtOf(job) !== undefined,
    Math.min(6, contact?.silentAnswers ?? 0),
    Math.min(1, contact?.failures ?? 0),
    since(contact?.heardAtMs),
    "submittedAtMs" in job && atMs - job.submittedAtMs > 24 * 60 * minute,
    bodyOf(job) !== undefined,
  ].join(" ");
}

describe("The states of a training", () => {
  it("are left and entered as the table says, whatever comes in whatever order", () => {
    const seen = new Map<string, { job: Job; atMs: number }>();
    const taken = new Set<string>();
    const start = applyEvent(undefined, event(happenings.planned));
    assert.ok(start);
    const waiting = [{ job: start, atMs: 0, depth: 0 }];
    let deepest = 0;
    for (const { job, atMs, depth } of waiting) {
      deepest = Math.max(deepest, depth);
      for (const happening of Object.values(happenings)) {
        for (const pauseMs of pausesMs) {
          const nextMs = atMs + pauseMs;
          const next = applyEvent(job, event(happening, nextMs));
          assert.ok(next);
          check(job, next, happening);
          taken.add(`${job.state} + ${happening.kind} = ${next.state}`);
          const situation = situationOf(next, startMs + nextMs);
          if (seen.has(situation)) continue;
          seen.set(situation, { job: next, atMs: nextMs });
          waiting.push({ job: next, atMs: nextMs, depth: depth + 1 });
        }
      }
    }
    // It ended by itself: no order of events leads anywhere else.
    assert.ok(deepest >= 8, `${deepest} events deep`);
    assert.ok(seen.size > 100, `${seen.size} situations`);
    const promised = Object.entries(allowed).flatMap(([state, transitions]) =>
      Object.entries(transitions).flatMap(([kind, targets]) =>
        targets.map((target) => `${state} + ${kind} = ${target}`),
      ),
    );
    assert.deepEqual(
      promised.filter((transition) => !taken.has(transition)),
      [],
      "promised, and never seen",
    );
  });

  it("hold for every order of four events, told apart or not", () => {
    let seen = 0;
    const walk = (job: Job, depth: number) => {
      if (depth === 0) return;
      for (const happening of Object.values(happenings)) {
        const next = applyEvent(job, event(happening, (5 - depth) * minute));
        assert.ok(next);
        check(job, next, happening);
        seen += 1;
        walk(next, depth - 1);
      }
    };
    const start = applyEvent(undefined, event(happenings.planned));
    assert.ok(start);
    walk(start, 4);
    assert.equal(seen, 12 + 12 ** 2 + 12 ** 3 + 12 ** 4);
  });
});

/** What holds at every step. */
function check(job: Job, next: Job, happening: JobHappening): void {
  const step = `${job.state} + ${happening.kind}`;
  const isOdd = next.oddities.length > job.oddities.length;
  const isFull = job.oddities.length === 20;
  const targets = allowed[job.state][happening.kind] ?? [];
  if (isOdd || (isFull && next.oddities.at(-1) !== job.oddities.at(-1))) {
    // Ignored: everything but the note is as it was.
    if (next.state !== job.state) assert.fail(step);
  } else if (!targets.includes(next.state)) {
    assert.fail(`${step} = ${next.state}`);
  }
  if (next.taskUUID !== plan.taskUUID) assert.fail(step);
  // The end is the end.
  if (isFinished(job) && next.state !== job.state) assert.fail(step);
  // What was sent stays what was sent, and is only sent once written down.
  const before = bodyOf(job);
  const after = bodyOf(next);
  if (before !== undefined && after !== before) assert.fail(step);
  if (before === undefined && after !== undefined) {
    assert.equal(happening.kind, "submitting", step);
    assert.ok("dataset" in job, step);
  }
}

function bodyOf(job: Job): unknown {
  if (job.state === "failed" || job.state === "abandoned") {
    return job.sent?.body;
  }
  return "body" in job ? job.body : undefined;
}

function acceptedAtOf(job: Job): number | undefined {
  return "acceptedAtMs" in job ? job.acceptedAtMs : undefined;
}
