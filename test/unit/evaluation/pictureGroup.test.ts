import assert from "node:assert/strict";
import { columnsFor } from "../../../src/webview/testImages/columnsFor.ts";

describe("several pictures of one prompt", () => {
  it("lie in lines as even as they get", () => {
    const across = (count: number) => columnsFor(count, 3);
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map(across),
      [1, 2, 3, 2, 3, 3, 3, 3],
    );
  });
});
