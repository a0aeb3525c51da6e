import assert from "node:assert/strict";
import {
  isFromNarrowPage,
  isToNarrowPage,
  narrowPageStringNames,
} from "../../../src/shared/narrowPage.ts";

const image = {
  file: "fox.png",
  thumbnail: "https://file/fox.webp",
  width: 1024,
  height: 768,
  why: "The heart of the style.",
  wish: "keep",
};

const snapshot = {
  id: "file:///projects/library",
  title: "Library",
  work: "reading",
  reading: { done: 3, total: 60 },
  failure: "The worker stopped.",
  count: 20,
  least: 10,
  most: 50,
  total: 60,
  chosen: [image],
  groups: [{ kind: "repeat", total: 3, images: [image] }],
  shortfall: "You keep 51 images.",
  isUsed: false,
  strings: Object.fromEntries(
    narrowPageStringNames.map((name) => [name, name]),
  ),
};

const isTaken = (changes: object) =>
  isToNarrowPage({ type: "snapshot", snapshot: { ...snapshot, ...changes } });

describe("messages of the narrowing page", () => {
  it("to the page are taken with everything, and with only what is always there", () => {
    assert.ok(isTaken({}));
    assert.ok(
      isTaken({
        work: "none",
        reading: undefined,
        failure: undefined,
        shortfall: undefined,
        count: null,
        chosen: [{ ...image, thumbnail: undefined }],
      }),
    );
  });

  it("to the page are refused when one part isn't what it has to be", () => {
    for (const changes of [
      { id: 3 },
      { title: null },
      { work: "sleeping" },
      { reading: { done: -1, total: 2 } },
      { reading: { done: 1 } },
      { failure: {} },
      { count: "20" },
      { count: 1.5 },
      { least: undefined },
      { most: "50" },
      { total: -1 },
      { chosen: {} },
      { chosen: [{ ...image, file: undefined }] },
      { chosen: [{ ...image, wish: "burn" }] },
      { chosen: [{ ...image, width: Number.NaN }] },
      { chosen: [{ ...image, thumbnail: 3 }] },
      { groups: [{ kind: "other", total: 1, images: [] }] },
      { groups: [{ kind: "repeat", total: 1, images: [{}] }] },
      { shortfall: 3 },
      { isUsed: "no" },
      { strings: { ...snapshot.strings, keep: undefined } },
    ]) {
      assert.ok(!isTaken(changes), JSON.stringify(changes));
    }
    for (const message of [null, "snapshot", [], { type: "snapshot" }]) {
      assert.ok(!isToNarrowPage(message));
    }
  });

  it("from the page are taken when they are known and whole", () => {
    for (const message of [
      { type: "ready" },
      { type: "use" },
      { type: "stop" },
      { type: "again" },
      { type: "wish", file: "fox.png", wish: "leaveOut" },
      { type: "count", count: 12 },
      { type: "count", count: null },
      { type: "more", kind: "style" },
      { type: "open", file: "fox.png" },
    ]) {
      assert.ok(isFromNarrowPage(message), JSON.stringify(message));
    }
  });

  it("from the page are refused otherwise", () => {
    for (const message of [
      undefined,
      "use",
      { type: "exclude", file: "fox.png" },
      { type: "wish", file: "fox.png" },
      { type: "wish", file: ["fox.png"], wish: "keep" },
      { type: "wish", file: "fox.png", wish: "constructor" },
      { type: "count" },
      { type: "count", count: "12" },
      { type: "count", count: -3 },
      { type: "count", count: Infinity },
      { type: "more", kind: "__proto__" },
      { type: "open", file: { toString: "fox.png" } },
    ]) {
      assert.ok(!isFromNarrowPage(message), JSON.stringify(message));
    }
  });
});
