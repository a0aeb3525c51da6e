import assert from "node:assert/strict";
import {
  isFromComparePage,
  isToComparePage,
} from "../../../src/shared/comparePage.ts";
import {
  comparedPicture as picture,
  comparePageSnapshot as snapshot,
} from "../pages/snapshots.ts";

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
