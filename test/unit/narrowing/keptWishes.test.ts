import assert from "node:assert/strict";
import {
  keepable,
  keptWishes,
} from "../../../src/host/narrowing/keptWishes.ts";

describe("what the user wants of a library", () => {
  it("comes back from JSON as it was kept", () => {
    const wanted = {
      count: 20,
      wishes: new Map([
        ["fox.png", "keep"],
        ["__proto__", "leaveOut"],
      ] as const),
    };
    const kept: unknown = JSON.parse(JSON.stringify(keepable(wanted)));
    assert.deepEqual(keptWishes(kept), wanted);
  });

  it("leaves the number open where the user does", () => {
    const kept = keepable({ count: undefined, wishes: new Map() });
    assert.deepEqual(keptWishes(kept), { wishes: new Map() });
  });

  it("is nothing where nothing, or something else, was kept", () => {
    for (const kept of [undefined, null, 3, "x", [], { wishes: {} }]) {
      assert.deepEqual(keptWishes(kept), { wishes: new Map() });
    }
  });

  it("loses only what can't be understood", () => {
    const kept = {
      count: -1,
      wishes: [["a.png", "keep"], ["b.png", "burn"], [3, "keep"], "c.png", []],
    };
    assert.deepEqual(keptWishes(kept), {
      wishes: new Map([["a.png", "keep"]]),
    });
  });
});
