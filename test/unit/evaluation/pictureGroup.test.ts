import assert from "node:assert/strict";
import { copyFor } from "../../../src/webview/testImages/copyFor.ts";
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

describe("a picture in the grid", () => {
  const small = [
    { src: "256", width: 256 },
    { src: "384", width: 384 },
  ];

  it("is the smallest copy that fills the cell on this screen", () => {
    assert.equal(copyFor(180, small), "256");
    assert.equal(copyFor(270, small), "256");
    assert.equal(copyFor(2 * 180, small), "384");
  });

  it("is itself where no copy would be sharp, or none is made yet", () => {
    assert.equal(copyFor(2 * 400, small), undefined);
    assert.equal(copyFor(180, []), undefined);
  });
});
