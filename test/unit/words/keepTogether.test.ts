import assert from "node:assert/strict";
import { keepTogether } from "../../../src/core/words/keepTogether.ts";

/** With the no-break spaces made visible. */
const shown = (text: string) => keepTogether(text).replaceAll("\u00a0", "~");

describe("a line doesn't end", () => {
  for (const [where, text, expected] of [
    [
      "between a number and its percent sign",
      "(95 %: -0,29 bis 0,03)",
      "(95~%: -0,29 bis 0,03)",
    ],
    [
      "between a number and its unit",
      "7,7 MB, 812 bytes, 1.536 px",
      "7,7~MB, 812~bytes, 1.536~px",
    ],
    ["within a size", "1024 × 768 px", "1024~×~768~px"],
    ["within a probability", "näher (p = 0,006)", "näher (p~=~0,006)"],
    [
      "between a number and its unit in Japanese",
      "53 MBです。1024 px、",
      "53~MBです。1024~px、",
    ],
  ] as const) {
    it(where, () => assert.equal(shown(text), expected));
  }

  for (const text of [
    "12 images chosen",
    "2 sharp, 3 minutes, 4 hours",
    "top = 3",
    "A × B",
  ]) {
    it(`but may in “${text}”`, () => assert.equal(shown(text), text));
  }
});
