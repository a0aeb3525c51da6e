import assert from "node:assert/strict";
import { keptState } from "../../../src/webview/testImages/pageState.ts";
import { step } from "../../../src/webview/parts/step.ts";
import { fill } from "../../../src/webview/parts/fill.ts";

describe("a step through the pictures", () => {
  const last = { row: 9, column: 2 };
  const from = (key: string, withControl = false) =>
    step(key, { row: 4, column: 1 }, last, withControl);

  it("follows the arrows", () => {
    assert.deepEqual(from("ArrowLeft"), { row: 4, column: 0 });
    assert.deepEqual(from("ArrowRight"), { row: 4, column: 2 });
    assert.deepEqual(from("ArrowUp"), { row: 3, column: 1 });
    assert.deepEqual(from("ArrowDown"), { row: 5, column: 1 });
  });

  it("goes to the ends of the row, or with Control of everything", () => {
    assert.deepEqual(from("Home"), { row: 4, column: 0 });
    assert.deepEqual(from("End"), { row: 4, column: 2 });
    assert.deepEqual(from("Home", true), { row: 0, column: 0 });
    assert.deepEqual(from("End", true), { row: 9, column: 2 });
  });

  it("stops at the edges", () => {
    assert.deepEqual(step("ArrowUp", { row: 0, column: 0 }, last, false), {
      row: 0,
      column: 0,
    });
    assert.deepEqual(step("PageDown", { row: 8, column: 2 }, last, false), {
      row: 9,
      column: 2,
    });
  });

  it("leaves every other key alone", () => {
    for (const key of ["Enter", "a", "Tab", "Escape"]) {
      assert.equal(from(key), undefined);
    }
  });
});

describe("the kept state of a page", () => {
  const kept = {
    id: "file:///a",
    scrollTop: 120,
    scrollLeft: 8,
    focused: { key: "fox", air: "a:b@1", index: 2 },
    enlarged: {
      key: "fox",
      air: "a:b@1",
      index: 2,
      way: "slider",
      against: "a:b@2",
      view: { zoom: 2, x: 0.1, y: 0 },
      split: 0.25,
    },
    voting: { newer: "a:b@2", older: "a:b@1" },
    isClosenessOpen: true,
  };

  it("comes back for the same dataset", () => {
    assert.deepEqual(keptState(structuredClone(kept), "file:///a"), kept);
  });

  it("begins anew for another one, or when it is damaged", () => {
    const anew = { id: "file:///b", scrollTop: 0, scrollLeft: 0 };
    assert.deepEqual(keptState(kept, "file:///b"), anew);
    assert.deepEqual(keptState(undefined, "file:///b"), anew);
    assert.deepEqual(
      keptState(
        { id: "file:///b", scrollTop: "far", enlarged: { key: 1 }, voting: 7 },
        "file:///b",
      ),
      anew,
    );
  });
});

describe("a text with holes", () => {
  it("gets its values, each as often as it is named", () => {
    assert.equal(fill("{0} of {1}; {0}", 3, 4), "3 of 4; 3");
    assert.equal(fill("{0} {1}", "$1"), "$1 {1}");
  });
});
