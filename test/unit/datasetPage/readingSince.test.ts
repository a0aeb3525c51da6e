import assert from "node:assert/strict";
import { lint } from "../../../src/core/lint/lint.ts";
import { readingSince } from "../../../src/host/datasetPage/readingSince.ts";
import { dataset, image } from "../lint/dataset.ts";

const subject = dataset([image("a.png")]);
const linted = { dataset: subject, report: lint(subject) };
type Seen = Parameters<typeof readingSince>[0];
const at = (change: Partial<Seen>): Seen => ({
  name: "Stellar",
  work: { kind: "none" },
  linted,
  ...change,
});
const reading = (done: number) =>
  at({ work: { kind: "reading", step: "measuring", done, total: 12 } });

describe("what a dataset page that shows something is told", () => {
  it("is the progress alone while images are looked at", () => {
    assert.deepEqual(readingSince(reading(3), reading(4)), {
      type: "reading",
      reading: { done: 4, total: 12 },
    });
    assert.deepEqual(readingSince(at({}), reading(0)), {
      type: "reading",
      reading: { done: 0, total: 12 },
    });
    assert.deepEqual(readingSince(reading(12), at({})), {
      type: "reading",
      reading: null,
    });
  });

  it("is everything when images were judged anew, the name changed or reading failed", () => {
    const anew = at({ linted: { ...linted } });
    const renamed = at({ name: "Lunar" });
    const failed = at({ work: { kind: "failed", message: "gone" } });
    for (const next of [anew, renamed, failed]) {
      assert.equal(readingSince(reading(3), next), undefined);
    }
    assert.equal(readingSince(failed, reading(0)), undefined);
  });
});
