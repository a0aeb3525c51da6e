import assert from "node:assert/strict";
import { imagesBetween } from "../../../src/core/evaluation/imagesBetween.ts";

const version = (files: Readonly<Record<string, string>>) => ({
  images: Object.entries(files).map(([file, sha256]) => ({
    file,
    entry: file,
    bytes: 1,
    sha256,
  })),
});

describe("what changed of the images between two versions", () => {
  it("is told by content: added, removed, drawn anew", () => {
    assert.deepEqual(
      imagesBetween(
        version({ "a.png": "1", "b.png": "2", "c.png": "3" }),
        version({ "a.png": "1", "c.png": "4", "d.png": "5", "e.png": "6" }),
      ),
      {
        added: ["d.png", "e.png"],
        removed: ["b.png"],
        changed: ["c.png"],
        before: 3,
        after: 4,
      },
    );
  });

  it("is nothing for an image under a new name", () => {
    const { added, removed, changed } = imagesBetween(
      version({ "a.png": "1" }),
      version({ "z.png": "1" }),
    );
    assert.deepEqual([added, removed, changed], [[], [], []]);
  });
});
