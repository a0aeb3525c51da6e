import assert from "node:assert/strict";
import type { CompareSnapshot } from "../../../src/shared/comparePage.ts";
import {
  comparePageStringNames,
  isFromComparePage,
  isToComparePage,
} from "../../../src/shared/comparePage.ts";

const picture = { file: "a.png", about: "5 bytes", sha256: "ab" };
const snapshot: CompareSnapshot = {
  ...{ id: "file:///a", before: "one", after: "two", summary: "images" },
  isLooking: false,
  changed: [{ before: picture, after: { ...picture, address: "https://x" } }],
  added: [picture],
  removed: [],
  renamed: [{ from: "b.png", to: "c.png" }],
  notShown: 0,
  sections: [{ title: "brief", changes: [{ what: "summary", before: "x" }] }],
  unknown: [],
  strings: Object.fromEntries(
    comparePageStringNames.map((name) => [name, name]),
  ) as CompareSnapshot["strings"],
};

describe("messages of the page that compares versions", () => {
  it("are let through whole, and not with a part missing or of another kind", () => {
    const message = (changes: object) => ({
      type: "snapshot",
      snapshot: { ...snapshot, ...changes },
    });
    assert.ok(isToComparePage(message({})));
    for (const broken of [
      ...Object.keys(snapshot).map((key) => ({ [key]: undefined })),
      { changed: [{ before: picture }] },
      { added: [{ ...picture, address: 5 }] },
      { sections: [{ title: "brief", changes: [{}] }] },
      { strings: { ...snapshot.strings, open: 1 } },
    ]) {
      assert.ok(!isToComparePage(message(broken)), JSON.stringify(broken));
    }
  });

  it("name pictures by what they are and nothing else", () => {
    for (const good of [
      { type: "ready" },
      { type: "copyMarkdown" },
      { type: "open", sha256: "ab" },
    ]) {
      assert.ok(isFromComparePage(good));
    }
    for (const bad of [null, {}, { type: "open" }, { type: "delete" }]) {
      assert.ok(!isFromComparePage(bad));
    }
  });
});
