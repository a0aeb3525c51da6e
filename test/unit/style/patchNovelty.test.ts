import assert from "node:assert/strict";
import { patchNumbers } from "../../../src/core/style/describePatches.ts";
import { patchNovelties } from "../../../src/core/style/patchNovelty.ts";
import { countWords, wordsIn } from "../../../src/core/style/patchWords.ts";

/** Words on a line, so many usual spreads away in every number. */
const dictionaryOf = (places: readonly number[]) => ({
  spread: Array<number>(patchNumbers).fill(2),
  words: places.flatMap((place) =>
    Array<number>(patchNumbers).fill(place * 16),
  ),
});
const dictionary = dictionaryOf([0, 1, 5]);
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

  it("are compared with those of every other picture, however many", () => {
    const places = [0, 1, 5, 7, 20];
    const many: number[][] = Array.from({ length: 1003 }, (_, picture) =>
      places.map((_, word) => ((picture * 7 + word * 13) % 31 < 4 ? 1 : 0)),
    );
    // In the last thousand and alone with its word.
    many.push([0, 0, 0, 0, 2]);
    const nearestIn = (own: readonly number[], to: number) =>
      Math.min(
        ...places.map((place, word) =>
          own[word] ? Math.abs(place - to) : Infinity,
        ),
      );
    const expected = many.map((own, picture) => {
      const distances = places.flatMap((place, word) => {
        if (!own[word]) return [];
        const others = many
          .filter((_, other) => other !== picture)
          .map((other) => nearestIn(other, place))
          .sort((one, other) => one - other);
        return [((others[0] ?? 0) + (others[1] ?? 0)) / 2];
      });
      const sum = distances.reduce((total, each) => total + each, 0);
      return sum / Math.max(1, distances.length);
    });
    const line = wordsIn(dictionaryOf(places));
    patchNovelties(many, line).forEach((found, picture) => {
      assert.ok(Math.abs(found - (expected[picture] ?? NaN)) < 1e-5);
    });
  });
});
