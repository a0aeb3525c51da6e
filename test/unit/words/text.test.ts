import assert from "node:assert/strict";
import {
  decimal,
  shortDecimal,
  significant,
  sizeInBytes,
  whole,
} from "../../../src/core/words/amounts.ts";
import {
  clauses,
  enumerated,
  joined,
  sentences,
} from "../../../src/core/words/lists.ts";
import type { Language } from "../../../src/core/words/text.ts";
import {
  english,
  say,
  saidIn,
  verbatim,
} from "../../../src/core/words/text.ts";

/** The parts in brackets, in the order of a language that turns them round. */
const turnedRound: Language = {
  fill: (template, parts) => `${template}[${parts.toReversed().join("|")}]`,
  amount: ({ value, decimals }) => value.toFixed(decimals).replace(".", ","),
};

describe("what is said", () => {
  it("is plain data: the same after a worker has sent it", () => {
    const text = say`${whole(1200)} of ${say`1 image`}: ${"a.png"}`;
    assert.deepEqual(structuredClone(text), text);
    assert.equal(
      english(JSON.parse(JSON.stringify(text)) as typeof text),
      "1,200 of 1 image: a.png",
    );
  });

  it("is translated part by part, and names aren't", () => {
    assert.equal(
      saidIn(
        turnedRound,
        say`${say`1 image`} of ${"a.png"}, ${decimal(0.5, 1)}`,
      ),
      "{0} of {1}, {2}[0,5|a.png|1 image[]]",
    );
  });

  it("keeps what a name has of places", () => {
    const name = "a {1} {0}.png";
    assert.equal(english(say`${name} and ${"b"}`), "a {1} {0}.png and b");
    assert.equal(english(verbatim(name)), name);
  });

  it("writes numbers with the digits that count", () => {
    const said = [
      whole(50_000_001),
      decimal(-0.001, 2),
      decimal(2.46, 1),
      shortDecimal(2, 1),
      shortDecimal(2.54, 1),
      significant(0.01234, 2),
      significant(9.96, 2),
      significant(0, 2),
      4096,
    ].map((number) => english(say`${number}`));
    assert.deepEqual(said, [
      ...["50,000,001", "0.00", "2.5", "2", "2.5"],
      ...["0.012", "10", "0.0", "4096"],
    ]);
    assert.equal(english(sizeInBytes(51_400_000)), "51.4 MB");
  });

  it("lists names, clauses and sentences", () => {
    const names = ["a", "b", "c"];
    const texts = names.map(verbatim);
    assert.deepEqual(
      [
        enumerated(names),
        enumerated(names, 2),
        enumerated([]),
        joined(names),
        clauses(texts),
        sentences(texts),
      ].map(english),
      ["a, b and c", "a, b and 1 more", "", "a, b, c", "a; b; c", "a b c"],
    );
  });
});
