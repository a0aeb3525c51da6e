import assert from "node:assert/strict";
import { correlations } from "../../../src/core/style/correlations.ts";

describe("correlations of pieces", () => {
  it("say how alike they are, whatever their brightness and contrast", () => {
    const [[same, paler, opposite, other] = []] = correlations(
      ["00ff00ff", "44664466", "ff00ff00", "0000ffff"],
      ["00ff00ff"],
    );
    close(same, 1);
    close(paler, 1);
    close(opposite, -1);
    close(other, 0);
  });

  it("are none for a piece in which there is nothing", () => {
    const [[flat] = []] = correlations(["5555"], ["0f0f"]);
    close(flat, 0);
    assert.deepEqual(correlations([], []), []);
  });

  it("are there for thousands, in their order", () => {
    const pieces = Array.from({ length: 2100 }, (_, index) =>
      index % 3 === 0 ? "0f00" : "f000",
    );
    const [first, second] = correlations(pieces, ["0f00", "f000"]);
    pieces.forEach((piece, index) => {
      close(first?.[index], piece === "0f00" ? 1 : -1 / 3);
      close(second?.[index], piece === "f000" ? 1 : -1 / 3);
    });
  });

  function close(found: number | undefined, wanted: number): void {
    assert.ok(Math.abs((found ?? NaN) - wanted) < 1e-5, `${found} ${wanted}`);
  }
});
