import assert from "node:assert/strict";
import {
  isFromDatasetPage,
  isToDatasetPage,
} from "../../../src/shared/datasetPageGuards.ts";
import { datasetPageStringNames } from "../../../src/shared/datasetPageStrings.ts";

const strings = Object.fromEntries(
  datasetPageStringNames.map((name) => [name, name]),
);

const image = {
  file: "fox.png",
  thumbnail: "https://file/fox.webp",
  full: "https://file/fox.png",
  about: "1024 × 768 px",
  width: 1024,
  height: 768,
  isExcluded: false,
  reason: "Breaks the style",
  score: 1.2,
  isOutlier: true,
  reasons: ["much warmer"],
  palette: [{ colour: "#102030", share: 1 }],
  place: { x: 0, y: 1 },
  prompt: "A fox",
};

const snapshot = {
  id: "file:///projects/stellar",
  title: "Stellar",
  summary: "Dark blue.",
  count: "12 images",
  usable: 12,
  verdict: "1 warning",
  worst: "warning",
  images: [image],
  findings: [
    {
      rule: "style/outlier",
      title: "Breaks the style",
      severity: "warning",
      message: "It does.",
      file: "fox.png",
      images: [],
    },
  ],
  pairs: [
    {
      keep: "fox.png",
      other: "fox-2.png",
      title: "Nearly the same picture",
      message: "Keep the first.",
      turn: { degrees: 90, isMirrored: false },
    },
  ],
  palette: [],
  look: {
    of: 12,
    orientations: { landscape: 4, square: 4, portrait: 4 },
    keys: { low: 12, middle: 0, high: 0 },
    hues: [1, 0],
    attention: [0.5, 0.5],
    chance: { low: 0.2, high: 0.8 },
  },
  reading: { done: 0, total: 0 },
  strings,
};

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
      { ...snapshot, strings: { ...strings, sheet: undefined } },
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
