import assert from "node:assert/strict";
import { patchNumbers } from "../../../src/core/style/describePatches.ts";
import { patchNovelties } from "../../../src/core/style/patchNovelty.ts";
import { countWords, wordsIn } from "../../../src/core/style/patchWords.ts";

// Three words on a line: at 0, 1 and 5 usual spreads in every number.
const dictionary = {
  spread: Array<number>(patchNumbers).fill(2),
  words: [0, 1, 5].flatMap((place) =>
    Array<number>(patchNumbers).fill(place * 16),
  ),
};
const words = wordsIn(dictionary);

describe("patches", () => {
  it("are named by the nearest word on the usual spread", () => {
    const patches = Float32Array.from(
      [0.2, 1.9, 2.2, 30].flatMap((value) =>
        Array<number>(patchNumbers).fill(value),
      ),
    );
    assert.deepEqual(countWords(patches, dictionary, words), [1, 2, 1]);
    assert.deepEqual(
      countWords(new Float32Array(), dictionary, words),
      [0, 0, 0],
    );
  });

  it("are new by their distance to what the others have", () => {
    const [one, , , odd] = patchNovelties(
      [
        [10, 0, 0],
        [10, 0, 0],
        [5, 5, 0],
        [0, 0, 10],
      ],
      words,
    );
    assert.equal(one, 0);
    // The nearest other words: 4 away in one picture, 5 in the next.
    assert.equal(odd, 4.5);
  });

  it("are nothing new where there are none", () => {
    assert.deepEqual(
      patchNovelties(
        [
          [0, 0, 0],
          [1, 0, 0],
        ],
        words,
      ),
      [0, 0],
    );
  });
});
