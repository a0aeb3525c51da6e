import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { VoteLine } from "../../src/core/evaluation/voteLines.ts";
import {
  appendVote,
  readVotes,
  votesFile,
} from "../../src/engine/evaluation/votesFile.ts";

const vote = (id: string): VoteLine => ({
  kind: "vote",
  id,
  rehearsal: false,
  promptKey: "fox",
  left: "a:b@1",
  right: "a:b@2",
  choice: "left",
  votedAt: "2026-01-02T03:04:05.000Z",
});

describe("the file of votes", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "style-votes-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("is empty until somebody votes", async () => {
    assert.deepEqual(await readVotes(folder), { lines: [], damaged: [] });
  });

  it("only grows, and has what was given in its order", async () => {
    await appendVote(folder, vote("1"));
    const before = await readFile(votesFile(folder), "utf8");
    await appendVote(folder, vote("2"));
    const after = await readFile(votesFile(folder), "utf8");
    assert.ok(after.startsWith(before));
    const { lines } = await readVotes(folder);
    assert.deepEqual(lines, [vote("1"), vote("2")]);
  });

  it("tells of damaged lines, and keeps them and the good ones around them", async () => {
    await appendVote(folder, vote("1"));
    await appendFile(votesFile(folder), "<<<<<<< ours\n");
    await appendVote(folder, vote("2"));
    const { lines, damaged } = await readVotes(folder);
    assert.deepEqual(lines, [vote("1"), vote("2")]);
    assert.deepEqual(damaged, [2]);
    assert.match(await readFile(votesFile(folder), "utf8"), /<<<<<<< ours\n/);
  });

  it("loses nothing but the vote that a crash cut off", async () => {
    await appendVote(folder, vote("1"));
    await appendFile(votesFile(folder), JSON.stringify(vote("2")).slice(0, 30));
    assert.deepEqual((await readVotes(folder)).lines, [vote("1")]);
    await appendVote(folder, vote("3"));
    const { lines, damaged } = await readVotes(folder);
    assert.deepEqual(lines, [vote("1"), vote("3")]);
    assert.deepEqual(damaged, [2]);
  });
});
