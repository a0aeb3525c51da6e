import assert from "node:assert/strict";
import type { Ballot } from "../../../src/core/evaluation/ballots.ts";
import { ballotsFor } from "../../../src/core/evaluation/ballots.ts";
import type { VoteLine } from "../../../src/core/evaluation/voteLines.ts";
import {
  parseVoteLine,
  votesThatCount,
} from "../../../src/core/evaluation/voteLines.ts";

const keys = Array.from({ length: 40 }, (_, index) => `prompt-${index}`);
const pairs = keys.map((promptKey) => ({ promptKey }));
const choose = (ballot: Ballot) => ({ ...ballot, choice: "left" as const });

/** Votes on everything there is. */
function wholeRound(): readonly Ballot[] {
  const given: Ballot[] = [];
  for (;;) {
    const { next } = ballotsFor(pairs, given.map(choose), "a", "b");
    if (!next) return given;
    given.push(next);
  }
}

describe("ballots between two models", () => {
  const given = wholeRound();

  it("ask about every prompt once", () => {
    assert.deepEqual(
      new Set(given.map(({ promptKey }) => promptKey)),
      new Set(keys),
    );
    assert.equal(given.length, keys.length);
  });

  it("put neither model on one side, nor keep the order of the prompts", () => {
    const left = given.filter((each) => each.left === "a").length;
    assert.ok(left > 8 && left < 32, `${left} of 40 on the left`);
    assert.notDeepEqual(
      given.map(({ promptKey }) => promptKey),
      keys,
    );
  });

  it("come the same way again after a reload", () => {
    assert.deepEqual(wholeRound(), given);
  });

  it("ask about every picture of a prompt", () => {
    const drawn = [1, 2, 3].map((index) =>
      index === 1 ? { promptKey: "fox" } : { promptKey: "fox", index },
    );
    const votes: ReturnType<typeof choose>[] = [];
    for (const done of [0, 1, 2]) {
      const ballots = ballotsFor(drawn, votes, "a", "b");
      assert.deepEqual([ballots.done, ballots.total], [done, 3]);
      if (ballots.next) votes.push(choose(ballots.next));
    }
    assert.deepEqual(
      new Set(votes.map(({ index = 1 }) => index)),
      new Set([1, 2, 3]),
    );
    assert.equal(ballotsFor(drawn, votes, "a", "b").next, undefined);
  });

  it("don't count votes on other models", () => {
    const others = [
      { promptKey: "prompt-0", left: "a", right: "c", choice: "tie" as const },
    ];
    assert.equal(ballotsFor(pairs, others, "a", "b").done, 0);
  });
});

describe("the lines of a file of votes", () => {
  const vote = (id: string, rehearsal = false): VoteLine => ({
    kind: "vote",
    id,
    rehearsal,
    promptKey: "fox",
    left: "a:b@1",
    right: "a:b@2",
    choice: "tie",
    votedAt: "2026-01-02T03:04:05.000Z",
  });
  const undo = (id: string): VoteLine => ({
    kind: "undo",
    id,
    undoneAt: "2026-01-02T03:05:05.000Z",
  });

  it("come back as they were written", () => {
    const second = { ...vote("1"), index: 2 };
    for (const line of [vote("1"), second, undo("1")]) {
      assert.deepEqual(parseVoteLine(structuredClone(line)), line);
    }
  });

  it("are refused when anything is missing or odd", () => {
    const whole = vote("1");
    for (const wrong of [
      null,
      [],
      {},
      { ...whole, choice: "both" },
      { ...whole, right: "a:b@1" },
      { ...whole, rehearsal: "no" },
      { ...whole, id: 1 },
      { ...whole, kind: "veto" },
      { ...whole, index: 0 },
      { ...whole, index: "2" },
      { kind: "undo", id: "1" },
    ]) {
      assert.equal(parseVoteLine(wrong), undefined, JSON.stringify(wrong));
    }
  });

  it("count but for what was taken back, once each, never rehearsed with real", () => {
    const lines = [vote("1"), vote("2"), vote("2"), vote("3", true), undo("1")];
    const ids = (rehearsal: boolean) =>
      votesThatCount(lines, rehearsal).map(({ id }) => id);
    assert.deepEqual(ids(false), ["2"]);
    assert.deepEqual(ids(true), ["3"]);
  });
});
