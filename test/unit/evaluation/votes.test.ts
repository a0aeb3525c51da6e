import assert from "node:assert/strict";
import { english } from "../../../src/core/words/text.ts";
import { voteWords } from "../../../src/core/evaluation/voteWords.ts";
import type { Vote } from "../../../src/core/evaluation/votes.ts";
import { tallyVotes } from "../../../src/core/evaluation/votes.ts";

const old = "stellar:cosmic@1";
const recent = "stellar:cosmic@2";

describe("Blind votes", () => {
  it("count for the model, on whichever side it was shown", () => {
    const tally = tallyVotes(
      [
        vote("a", recent, old, "left"),
        vote("b", old, recent, "right"),
        vote("c", old, recent, "left"),
        vote("d", old, recent, "tie"),
      ],
      recent,
      old,
    );
    assert.deepEqual(tally.votes, { wins: 2, losses: 1, ties: 1 });
  });

  it("settle nothing at two to one, and say how many more would", () => {
    const votes = [...repeat(2, recent), ...repeat(1, old)];
    const tally = tallyVotes(votes, recent, old);
    assert.equal(tally.verdict, "open");
    // Two thirds leave one half behind from 1.96² × ¼ × 36 = 34.6 prompts on.
    assert.equal(tally.morePrompts, 32);
  });

  it("settle it when the interval leaves one half behind", () => {
    const votes = [...repeat(18, recent), ...repeat(4, old)];
    const tally = tallyVotes(votes, recent, old);
    assert.equal(tally.verdict, "first");
    assert.equal(tally.morePrompts, 0);
    assert.equal(tallyVotes(votes, old, recent).verdict, "second");
  });

  it("that are even will not be settled by going on", () => {
    const tally = tallyVotes(
      [...repeat(5, recent), ...repeat(5, old)],
      recent,
      old,
    );
    assert.equal(tally.morePrompts, undefined);
    assert.equal(tallyVotes([], recent, old).morePrompts, undefined);
  });

  it("between other models don't count", () => {
    const other = vote("a", "other:model@1", old, "left");
    const tally = tallyVotes([other], recent, old);
    assert.deepEqual(tally.interval, { low: 0, high: 1 });
  });

  it("on several images of a prompt count as one, by their majority", () => {
    const on = (promptKey: string, ...choices: readonly Vote["choice"][]) =>
      choices.map((choice) => vote(promptKey, recent, old, choice));
    const tally = tallyVotes(
      [
        ...on("a", "left", "left", "right"),
        ...on("b", "tie", "right", "tie"),
        ...on("c", "left", "right"),
      ],
      recent,
      old,
    );
    assert.deepEqual(tally.votes, { wins: 3, losses: 3, ties: 2 });
    assert.deepEqual(tally.prompts, { wins: 1, losses: 1, ties: 1 });
  });

  it("on four images of three prompts settle no more than on one of each, and words say so", () => {
    const once = repeat(3, recent);
    const fourTimes = [...once, ...once, ...once, ...once];
    const tally = tallyVotes(fourTimes, recent, old);
    // Twelve votes to none would settle it if each were of its own.
    assert.equal(tally.verdict, "open");
    assert.deepEqual(tally.interval, tallyVotes(once, recent, old).interval);
    assert.equal(
      said([...images(2, recent), ...images(1, old)]),
      "new got 6, old got 3, 0 ties. Each prompt counts once, for whichever got more of its votes: 2 for new, 1 for old. Of prompts with a winner, new truly wins between 21 % and 94 % (at 95 %). Not settled: at this ratio 32 more prompts with a winner would settle it.",
    );
    assert.doesNotMatch(said(repeat(3, recent)), /counts once/);
  });
});

function said(votes: readonly Vote[]): string {
  const names = { newer: "new", older: "old" };
  return english(voteWords(votes, { newer: recent, older: old, names }));
}

/** Three votes for the winner on each of some prompts. */
function images(prompts: number, winner: string): Vote[] {
  const once = repeat(prompts, winner);
  return [...once, ...once, ...once];
}

/** On as many prompts. */
function repeat(count: number, winner: string): Vote[] {
  const loser = winner === old ? recent : old;
  return Array.from({ length: count }, (_, at) =>
    vote(`won by ${winner}, ${at}`, winner, loser, "left"),
  );
}

function vote(
  promptKey: string,
  left: string,
  right: string,
  choice: Vote["choice"],
): Vote {
  return {
    ...{ promptKey, left, right, choice },
    votedAt: "2026-01-01T00:00:00.000Z",
  };
}
