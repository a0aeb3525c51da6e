import assert from "node:assert/strict";
import {
  byteSize,
  enumeration,
  grouped,
  plural,
  shownName,
} from "../../../src/core/text.ts";
import { sizeOver } from "../../../src/core/words/amounts.ts";
import { english } from "../../../src/core/words/text.ts";

describe("text for people", () => {
  for (const [bytes, text] of [
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1 kB"],
    [999_949, "999.9 kB"],
    [999_950, "1 MB"],
    [51_400_000, "51.4 MB"],
    [2_500_000_000, "2.5 GB"],
  ] as const) {
    it(`writes ${String(bytes)} bytes as ${text}`, () => {
      assert.equal(byteSize(bytes), text);
    });
  }

  it("writes bytes where rounding would hide that a limit is passed", () => {
    assert.equal(english(sizeOver(50_000_001, 50_000_000)), "50,000,001 bytes");
    assert.equal(english(sizeOver(51_000_000, 50_000_000)), "51 MB");
  });

  it("counts in singular and plural", () => {
    assert.equal(plural(1, "image"), "1 image");
    assert.equal(plural(3000, "image"), "3,000 images");
    assert.equal(grouped(1234567), "1,234,567");
  });

  it("enumerates, and says how many more there are", () => {
    assert.equal(enumeration([]), "");
    assert.equal(enumeration(["a"]), "a");
    assert.equal(enumeration(["a", "b", "c"]), "a, b and c");
    assert.equal(enumeration(["a", "b", "c"], 1), "a and 2 more");
  });

  it("shows hidden characters of a name and cuts what is endless", () => {
    assert.equal(shownName("a\u0000b\u202ec.png"), "a\\u{0000}b\\u{202e}c.png");
    assert.equal(shownName("x".repeat(300)).length, 80);
  });
});
