import assert from "node:assert/strict";
import * as vscode from "vscode";
import type {
  FailureCategory,
  ServiceFailure,
} from "../../src/core/training/failure.ts";
import type { Job, JobHappening } from "../../src/core/training/job.ts";
import type { TrainingPlan } from "../../src/core/training/plan.ts";
import { trainingTask } from "../../src/core/training/plan.ts";
import { applyEvent } from "../../src/core/training/applyEvent.ts";
import type { CommandId } from "../../src/host/commands/commandIds.ts";
import { commandIds } from "../../src/host/commands/commandIds.ts";
import { failureWords } from "../../src/host/commands/failureWords.ts";
import { markdownText } from "../../src/host/markdown.ts";
import { statusView } from "../../src/host/status/statusView.ts";

const minuteMs = 60_000;

function plan(
  name: string,
  kind: "runware" | "rehearsal" = "runware",
): TrainingPlan {
  return {
    taskUUID: `0f6b5c1e-2d53-4d0f-9f3a-${name.padEnd(12, "0").slice(0, 12)}`,
    service: { kind, endpoint: "https://service.invalid/v1" },
    dataset: { folder: `/datasets/${name}`, name },
    model: { air: `acme:${name}@1`, name, private: true },
    zip: { file: "a.zip", bytes: 1000, sha256: "ab".repeat(32) },
    hosting: { kind: "runware" },
  };
}

/** A job after these happenings, one a minute. */
function jobAfter(
  planned: TrainingPlan,
  ...happenings: readonly JobHappening[]
): Job {
  const all: JobHappening[] = [
    { kind: "planned", plan: planned, processId: 1 },
    { kind: "hosting" },
    { kind: "hosted", dataset: "https://service.invalid/a.zip" },
    {
      kind: "submitting",
      body: trainingTask(planned, "https://service.invalid/a.zip"),
    },
    ...happenings,
  ];
  const job = all.reduce<Job | undefined>(
    (before, happening, index) =>
      applyEvent(before, {
        ...happening,
        taskUUID: planned.taskUUID,
        at: index * minuteMs,
      }),
    undefined,
  );
  assert.ok(job);
  return job;
}

const accepted: JobHappening = { kind: "accepted", how: "acknowledged" };

describe("The status bar item", () => {
  it("is hidden when nothing runs", () => {
    assert.equal(statusView([], 0), undefined);
  });

  it("shows the percentage the service told", () => {
    const job = jobAfter(plan("stellar"), accepted, {
      kind: "heard",
      progress: 47.6,
    });
    assert.equal(
      statusView([job], 6 * minuteMs)?.text,
      "$(sync~spin) stellar 47 %",
    );
  });

  it("says what rehearses", () => {
    const job = jobAfter(plan("stellar", "rehearsal"), accepted);
    const view = statusView([job], 5 * minuteMs);
    assert.match(view?.text ?? "", /rehearsal/);
    assert.match(view?.tooltip.value ?? "", /no model is trained/);
  });

  it("counts the other trainings under way", () => {
    const jobs = ["one", "two", "three"].map((name) =>
      jobAfter(plan(name), accepted),
    );
    assert.match(statusView(jobs, 6 * minuteMs)?.text ?? "", / \+2$/);
  });

  it("admits when it was last heard of, and what failed since", () => {
    const job = jobAfter(
      plan("stellar"),
      accepted,
      { kind: "heard", progress: 10 },
      {
        kind: "pollFailed",
        failure: { category: "offline", message: "No network." },
      },
    );
    const tooltip = statusView([job], 20 * minuteMs)?.tooltip.value ?? "";
    assert.match(tooltip, /Last heard of 15 min ago/);
    assert.match(tooltip, /No network/);
  });

  it("shows a result for a while, then leaves", () => {
    const job = jobAfter(plan("stellar"), accepted, {
      kind: "succeeded",
      air: "acme:stellar@1",
      files: [],
    });
    assert.equal(
      statusView([job], 6 * minuteMs)?.text,
      "$(pass) stellar trained",
    );
    assert.equal(statusView([job], 60 * minuteMs), undefined);
  });
});

describe("Failures of the service", () => {
  const categories: readonly FailureCategory[] = [
    "key",
    "forbidden",
    "balance",
    "busy",
    "timeout",
    "offline",
    "server",
    "provider",
    "refused",
    "not-found",
    "conflict",
    "unsafe",
    "nonsense",
    "storage-key",
    "storage",
    "here",
  ];

  for (const category of categories) {
    it(`of category ${category} keep the service's words and code, and offer commands that exist`, () => {
      const { message, next } = failureWords({
        category,
        message: "The words.",
        code: "theCode",
      });
      assert.match(message, /The words\./);
      assert.match(message, /theCode/);
      if (next) assert.ok(commandIds.includes(next.command));
    });
  }

  /** What goes wrong, what is said besides the service's words, and the button. */
  const table: readonly (readonly [
    string,
    ServiceFailure,
    RegExp,
    CommandId | undefined,
  ])[] = [
    ["a wrong key", said("key", "invalidApiKey"), /set it again/, "setApiKey"],
    ["a missing right", said("forbidden"), /the right/, "setApiKey"],
    ["no balance", said("balance", "insufficientCredits"), /Top up/, undefined],
    ["a busy service", said("busy"), /few minutes/, undefined],
    ["a service that is down", said("server"), /try again later/, "showLog"],
    ["no answer in time", said("timeout"), /try again later/, "showLog"],
    ["an answer that is none", said("nonsense"), /in trouble/, "showLog"],
    ["no network", said("offline"), /Check the network/, "showLog"],
    [
      "a refused name",
      said("refused", "invalidName", "importModel.name"),
      /refuses `importModel\.name`/,
      "openManifest",
    ],
    [
      "a refused dataset",
      said("refused", "invalidDataset"),
      /refuses this/,
      "openDatasetPage",
    ],
    [
      "a trainer that is only announced",
      said("provider", "modelNotReady", "model"),
      /announced but not open yet/,
      undefined,
    ],
    [
      "a trainer nobody may call",
      said("refused", "invalidModel", "model"),
      /announced but not open yet/,
      undefined,
    ],
    [
      "a ZIP that can't be fetched",
      said("provider", "downloadFailed"),
      /readable without a password/,
      "openManifest",
    ],
    ["a repeated task", said("conflict"), /not sent a second time/, undefined],
    ["a refusal of moderation", said("unsafe"), /Change the image/, undefined],
    ["something gone", said("not-found"), /doesn't have/, undefined],
    ["trouble on this machine", said("here"), /^The words\.$/, undefined],
  ];
  for (const [what, failure, words, command] of table) {
    it(`about ${what} say what to do`, () => {
      const { message, next } = failureWords(failure);
      assert.match(message, words);
      assert.equal(next?.command, command);
    });
  }

  it("about a parameter name it", () => {
    const { message } = failureWords({
      category: "refused",
      message: "Too long.",
      parameter: "importModel.name",
    });
    assert.match(message, /importModel\.name/);
  });
});

describe("Texts in hovers", () => {
  it("are shown as they are, not as Markdown, icons or HTML", () => {
    const hostile = "$(error) **b** [x](command:y) <img src=x> `c` \n# h";
    const markdown = new vscode.MarkdownString(markdownText(hostile), true);
    assert.ok(!/(^|[^\\])[$*[\]`#<]/.test(markdown.value), markdown.value);
  });

  it("keep ordinary blanks, where a long line can be wrapped", () => {
    assert.equal(markdownText("two  words"), "two words");
  });
});

function said(
  category: FailureCategory,
  code?: string,
  parameter?: string,
): ServiceFailure {
  return {
    category,
    message: "The words.",
    ...(code !== undefined && { code }),
    ...(parameter !== undefined && { parameter }),
  };
}
