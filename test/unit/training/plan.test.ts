import assert from "node:assert/strict";
import { parseEvent } from "../../../src/core/training/parseEvent.ts";
import type { JobHappening } from "../../../src/core/training/job.ts";
import { trainingTask } from "../../../src/core/training/plan.ts";
import { accepted, event, failure, plan } from "./plans.ts";

describe("The request for a training", () => {
  it("has exactly the documented keys, and says private", () => {
    assert.deepEqual(trainingTask(plan, "https://files.example/a.zip"), {
      taskType: "training",
      taskUUID: plan.taskUUID,
      model: "exactly:illustrative@training",
      includeCost: true,
      inputs: { dataset: "https://files.example/a.zip" },
      importModel: {
        air: "acme:stellar@2",
        name: "Stellar",
        uniqueIdentifier: plan.zip.sha256,
        private: true,
      },
    });
  });

  it("has what the user added, and nothing undefined", () => {
    const full = trainingTask(
      {
        ...plan,
        model: {
          ...plan.model,
          private: false,
          version: "2.0.0",
          shortDescription: "Flat",
          heroImageURL: "https://files.example/hero.png",
        },
        webhookURL: "https://hooks.example/t?token=1",
      },
      "7c1d9a52-64c8-4b1e-8a47-90d2b6a3f115",
    );
    assert.deepEqual(full.importModel, {
      air: "acme:stellar@2",
      name: "Stellar",
      version: "2.0.0",
      uniqueIdentifier: plan.zip.sha256,
      private: false,
      shortDescription: "Flat",
      heroImageURL: "https://files.example/hero.png",
    });
    assert.equal(full.webhookURL, "https://hooks.example/t?token=1");
  });
});

describe("A line of the journal", () => {
  const happenings: readonly JobHappening[] = [
    ...accepted,
    { kind: "unknown", failure },
    { kind: "heard" },
    { kind: "heard", progress: 4.5, statusWord: "queued" },
    { kind: "silent" },
    {
      kind: "pollFailed",
      failure: {
        category: "busy",
        code: "rateLimit",
        message: "later",
        parameter: "a",
        httpStatus: 429,
        retryAfterMs: 3000,
        documentation: "https://example.org",
      },
    },
    { kind: "succeeded", air: "a:b@c", costUSD: 2, files: [{ url: "u" }] },
    { kind: "succeeded", files: [{ url: "u", uuid: "v" }] },
    { kind: "failed", failure },
    { kind: "abandoned" },
  ];
  for (const happening of happenings) {
    it(`gives back what was written: ${happening.kind}`, () => {
      const written = event(happening, 5);
      assert.deepEqual(
        parseEvent(JSON.parse(JSON.stringify(written))),
        written,
      );
    });
  }

  for (const [name, json] of [
    ["isn't an object", 7],
    ["is of an unknown kind", { ...event({ kind: "silent" }), kind: "sung" }],
    ["has no time", { taskUUID: "a", kind: "silent" }],
    ["has no task", { at: 1, kind: "silent" }],
    [
      "has a failure of no category",
      event({
        kind: "failed",
        failure: { ...failure, category: "__proto__" as "server" },
      }),
    ],
    [
      "plans without a ZIP",
      {
        ...event({ kind: "silent" }),
        kind: "planned",
        processId: 1,
        plan: { ...plan, zip: {} },
      },
    ],
    [
      "submits without a body",
      { ...event({ kind: "silent" }), kind: "submitting" },
    ],
  ] as const) {
    it(`isn't an event when it ${name}`, () => {
      assert.equal(parseEvent(json), undefined);
    });
  }
});
