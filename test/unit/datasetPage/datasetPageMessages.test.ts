import assert from "node:assert/strict";
import {
  isFromDatasetPage,
  isToDatasetPage,
} from "../../../src/shared/datasetPageGuards.ts";
import {
  datasetPageSnapshot as snapshot,
  pageImage as image,
} from "../pages/snapshots.ts";

const isShown = (value: unknown) =>
  isToDatasetPage({ type: "snapshot", snapshot: value });

describe("what the host tells the dataset page", () => {
  it("is taken when it is whole, with and without what is optional", () => {
    assert.ok(isShown(snapshot));
    const known = {
      ...image,
      thumbnail: undefined,
      reason: undefined,
      score: undefined,
      place: undefined,
      prompt: undefined,
    };
    const bare = {
      ...snapshot,
      summary: undefined,
      look: undefined,
      reading: undefined,
    };
    assert.ok(isShown({ ...bare, worst: "none", images: [known] }));
  });

  it("is refused whole when any part of it is wrong", () => {
    const with_ = (change: object) => ({
      ...snapshot,
      images: [{ ...image, ...change }],
    });
    const wrong: unknown[] = [
      undefined,
      [],
      { ...snapshot, id: 1 },
      { ...snapshot, usable: -1 },
      { ...snapshot, worst: "bad" },
      { ...snapshot, images: {} },
      { ...snapshot, pairs: [{ keep: "a", other: "b" }] },
      { ...snapshot, findings: [{ ...snapshot.findings[0], file: 1 }] },
      { ...snapshot, reading: { done: 1 } },
      { ...snapshot, look: { ...snapshot.look, keys: { low: 12 } } },
      { ...snapshot, look: { ...snapshot.look, hues: [2] } },
      { ...snapshot, look: { ...snapshot.look, chance: undefined } },
      { ...snapshot, strings: { ...snapshot.strings, sheet: undefined } },
      with_({ full: undefined }),
      with_({ score: NaN }),
      with_({ place: { x: 2, y: 0 } }),
      with_({ reasons: [1] }),
      with_({ isExcluded: "yes" }),
    ];
    for (const each of wrong) {
      assert.equal(isShown(each), false, JSON.stringify(each));
    }
  });

  it("may be how far the looking is, alone", () => {
    const isTaken = (reading: unknown) =>
      isToDatasetPage({ type: "reading", reading });
    assert.ok(isTaken({ done: 3, total: 12 }));
    assert.ok(isTaken(null));
    for (const reading of [undefined, 3, { done: 3 }, { done: -1, total: 2 }]) {
      assert.equal(isTaken(reading), false, JSON.stringify(reading));
    }
  });

  it("brings no colour into a style that is anything but a colour", () => {
    for (const colour of ["red", "#fff", "#10203", "#102030;x", "url(x)"]) {
      const palette = [{ colour, share: 1 }];
      assert.equal(isShown({ ...snapshot, palette }), false, colour);
    }
  });
});

describe("what the dataset page tells the host", () => {
  it("is taken when it is one of the known acts", () => {
    for (const message of [
      { type: "ready" },
      { type: "package" },
      { type: "submit" },
      { type: "openManifest" },
      { type: "open", file: "fox.png" },
      { type: "exclude", files: ["fox.png"] },
      { type: "include", files: [] },
      { type: "accept", rule: "style/outlier", file: "fox.png" },
      { type: "accept", rule: "size/mixed", file: null },
      { type: "intend", rule: "consistency/low-key" },
      { type: "openRule", rule: "style/outlier" },
    ]) {
      assert.ok(isFromDatasetPage(message), JSON.stringify(message));
    }
  });

  it("is refused when it is anything else", () => {
    for (const message of [
      null,
      "ready",
      {},
      { type: "delete", files: ["fox.png"] },
      { type: "open" },
      { type: "exclude", files: "fox.png" },
      { type: "exclude", files: [1] },
      { type: "accept", rule: "style/outlier" },
      { type: "intend" },
      { type: "openRule", rule: 1 },
    ]) {
      assert.equal(isFromDatasetPage(message), false, JSON.stringify(message));
    }
  });
});
