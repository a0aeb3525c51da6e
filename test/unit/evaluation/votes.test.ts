import assert from "node:assert/strict";
import type { Vote } from "../../../src/core/evaluation/votes.ts";
import { tallyVotes } from "../../../src/core/evaluation/votes.ts";

const old = "stellar:cosmic@1";
const recent = "stellar:cosmic@2";

describe("Blind votes", () => {
  it("count for the model, on whichever side it was shown", () => {
    const tally = tallyVotes(
      [
        vote(recent, old, "left"),
        vote(old, recent, "right"),
        vote(old, recent, "left"),
        vote(old, recent, "tie"),
      ],
      recent,
      old,
    );
    assert.deepEqual([tally.wins, tally.losses, tally.ties], [2, 1, 1]);
  });

  it("settle nothing at two to one, and say how many more would", () => {
    const votes = [...repeat(2, recent), ...repeat(1, old)];
    const tally = tallyVotes(votes, recent, old);
    assert.equal(tally.verdict, "open");
    // Two thirds leave one half behind from 1.96² × ¼ × 36 = 34.6 decided votes on.
    assert.equal(tally.moreVotes, 32);
  });

  it("settle it when the interval leaves one half behind", () => {
    const votes = [...repeat(18, recent), ...repeat(4, old)];
    const tally = tallyVotes(votes, recent, old);
    assert.equal(tally.verdict, "first");
    assert.equal(tally.moreVotes, 0);
    assert.equal(tallyVotes(votes, old, recent).verdict, "second");
  });

  it("that are even will not be settled by going on", () => {
    const tally = tallyVotes(
      [...repeat(5, recent), ...repeat(5, old)],
      recent,
      old,
    );
    assert.equal(tally.moreVotes, undefined);
    assert.equal(tallyVotes([], recent, old).moreVotes, undefined);
  });

  it("between other models don't count", () => {
    const tally = tallyVotes([vote("other:model@1", old, "left")], recent, old);
    assert.deepEqual(tally.interval, { low: 0, high: 1 });
  });
});

function repeat(count: number, winner: string): Vote[] {
  const loser = winner === old ? recent : old;
  return Array.from({ length: count }, () => vote(winner, loser, "left"));
}

function vote(left: string, right: string, choice: Vote["choice"]): Vote {
  const votedAt = "2026-01-01T00:00:00.000Z";
  return { promptKey: "a-lighthouse", left, right, choice, votedAt };
}
