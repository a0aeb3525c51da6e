import assert from "node:assert/strict";
import type { ImageRecord } from "../../../src/core/evaluation/imageRecord.ts";
import {
  expectedCostUSD,
  planEvaluation,
  usualCostUSD,
} from "../../../src/core/evaluation/planEvaluation.ts";
import { promptKey } from "../../../src/core/evaluation/promptKey.ts";

const prompt = (text: string) =>
  ({ prompt: text, width: 1024, height: 1024, quality: "low" }) as const;
const fox = prompt("A red fox");
const tower = prompt("A clock tower");
const first = { air: "acme:style@1" };
const second = { air: "acme:style@2", modelVersion: "2.0.0" };

function recordOf(
  of: typeof fox,
  { air }: { readonly air: string },
  more: Partial<ImageRecord> = {},
): ImageRecord {
  return {
    ...of,
    promptKey: promptKey(of),
    air,
    taskUUID: "7c1d9a52-64c8-4b1e-8a47-90d2b6a3f115",
    rehearsal: false,
    file: "x.png",
    createdAt: "2026-03-01T10:00:00.000Z",
    ...more,
  };
}

const names = (cells: ReturnType<typeof planEvaluation>) =>
  cells.map(({ prompt: of, version }) => `${of.prompt} ${version.air}`);

describe("the plan of an evaluation", () => {
  it("asks every prompt of every version, prompt by prompt", () => {
    const cells = planEvaluation([fox, tower], [second, first], [], false);
    assert.deepEqual(names(cells), [
      "A red fox acme:style@2",
      "A red fox acme:style@1",
      "A clock tower acme:style@2",
      "A clock tower acme:style@1",
    ]);
    assert.deepEqual(cells[0]?.version, second);
  });

  it("asks for nothing that is there", () => {
    const records = [recordOf(fox, first), recordOf(tower, second)];
    assert.deepEqual(
      names(planEvaluation([fox, tower], [first, second], records, false)),
      ["A red fox acme:style@2", "A clock tower acme:style@1"],
    );
  });

  it("asks again when size or quality of a prompt changed", () => {
    const better = { ...fox, quality: "high" } as const;
    const cells = planEvaluation(
      [better],
      [first],
      [recordOf(fox, first)],
      false,
    );
    assert.equal(cells.length, 1);
  });

  it("does not take a rehearsed picture for the service's", () => {
    const rehearsed = [recordOf(fox, first, { rehearsal: true })];
    assert.equal(planEvaluation([fox], [first], rehearsed, false).length, 1);
    assert.equal(planEvaluation([fox], [first], rehearsed, true).length, 0);
  });

  it("asks once for a prompt or a version that is there twice", () => {
    assert.equal(
      planEvaluation([fox, { ...fox }], [first, first], [], false).length,
      1,
    );
  });
});

const sketched = (sha256: string, strength?: number) => ({
  ...fox,
  reference: {
    type: "sketch" as const,
    image: "sketches/fox.png",
    found: { kind: "readable" as const, bytes: 9, sha256 },
    ...(strength !== undefined && { strength }),
  },
});

describe("the plan of several pictures for each prompt", () => {
  it("asks for all first ones before any second one", () => {
    const cells = planEvaluation([fox, tower], [first], [], false, 2);
    assert.deepEqual(
      cells.map(({ prompt: of, index = 1 }) => `${of.prompt} ${index}`),
      ["A red fox 1", "A clock tower 1", "A red fox 2", "A clock tower 2"],
    );
  });

  it("leaves out those that are there, and asks for a first one that isn't", () => {
    const records = [
      recordOf(fox, first, { index: 2 }),
      recordOf(tower, first),
    ];
    const cells = planEvaluation([fox, tower], [first], records, false, 2);
    assert.deepEqual(
      cells.map(({ prompt: of, index = 1 }) => `${of.prompt} ${index}`),
      ["A red fox 1", "A clock tower 2"],
    );
  });

  it("asks for nothing when fewer are wanted than there are", () => {
    const records = [recordOf(fox, first), recordOf(fox, first, { index: 2 })];
    assert.deepEqual(planEvaluation([fox], [first], records, false, 1), []);
  });
});

describe("the plan of prompts with a reference", () => {
  const recordWith = (of: ReturnType<typeof sketched>) =>
    recordOf(fox, first, { promptKey: promptKey(of) });

  it("asks again when the reference's bytes or strength changed", () => {
    const there = [recordWith(sketched("aa", 0.5))];
    const asked = (of: ReturnType<typeof sketched>) =>
      planEvaluation([of], [first], there, false).length;
    assert.equal(asked(sketched("aa", 0.5)), 0);
    assert.equal(asked(sketched("bb", 0.5)), 1);
    assert.equal(asked(sketched("aa", 0.6)), 1);
    assert.equal(asked(sketched("aa")), 1);
  });

  it("asks for nothing when only the file's name changed", () => {
    const { reference, ...rest } = sketched("aa");
    const renamed = { ...rest, reference: { ...reference, image: "b.png" } };
    assert.deepEqual(
      planEvaluation([renamed], [first], [recordWith(sketched("aa"))], false),
      [],
    );
  });
});

describe("the expected cost of a run", () => {
  it("is the sum of what such pictures cost, and unknown as soon as one is", () => {
    const records = [recordOf(fox, first, { costUSD: 0.02 })];
    const two = planEvaluation([fox, tower], [second], [], false);
    assert.equal(expectedCostUSD(records, two), 0.04);
    const high = { ...tower, quality: "high" } as const;
    const mixed = planEvaluation([fox, high], [second], [], false);
    assert.equal(expectedCostUSD(records, mixed), undefined);
  });
});

describe("the usual cost of a picture", () => {
  it("is the middle of what such pictures cost before", () => {
    const records = [0.05, 0.01, 0.02].map((costUSD) =>
      recordOf(fox, first, { costUSD }),
    );
    assert.equal(usualCostUSD(records, tower), 0.02);
  });

  it("is unknown when only others are known", () => {
    const others = [
      recordOf(fox, first),
      recordOf(fox, first, { costUSD: 0.5, quality: "high" }),
      recordOf(fox, first, { costUSD: 0.5, width: 2048 }),
      recordOf(fox, first, { costUSD: 0, rehearsal: true }),
    ];
    assert.equal(usualCostUSD(others, fox), undefined);
  });
});
