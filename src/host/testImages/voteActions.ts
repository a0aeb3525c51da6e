import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Choice } from "../../core/evaluation/votes.ts";
import type { CastVote, VoteLine } from "../../core/evaluation/voteLines.ts";
import { votesThatCount } from "../../core/evaluation/voteLines.ts";
import {
  appendVote,
  readVotes,
  votesFile,
} from "../../engine/evaluation/votesFile.ts";
import { reportFailure } from "../commands/reportFailure.ts";
import { isTrustedToWrite } from "../commands/trust.ts";
import type { TestImagesState } from "./testImagesState.ts";
import { cellAt } from "./testImagesState.ts";

/** What is done with votes, by dataset folder. */
export interface VoteActions {
  readonly read: (folder: vscode.Uri) => Promise<{
    readonly votes: readonly CastVote[];
    readonly damagedVotes: number;
  }>;
  readonly vote: (
    folder: vscode.Uri,
    vote: Choice,
    state: TestImagesState,
  ) => Promise<void>;
  /** Takes back the latest that counts. */
  readonly undoVote: (folder: vscode.Uri) => Promise<void>;
  readonly openVotes: (folder: vscode.Uri) => Promise<void>;
}

export function voteActions(options: {
  readonly isRehearsing: () => boolean;
  readonly onChange: (folder: vscode.Uri) => void;
  readonly log: vscode.LogOutputChannel;
}): VoteActions {
  const read = async (folder: vscode.Uri) => {
    const { lines, damaged } = await readVotes(folder.fsPath);
    return {
      votes: votesThatCount(lines, options.isRehearsing()),
      damagedVotes: damaged.length,
    };
  };
  const append = async (folder: vscode.Uri, line: VoteLine) => {
    try {
      if (isTrustedToWrite()) await appendVote(folder.fsPath, line);
    } catch (error) {
      reportFailure(error, options.log);
    }
    // Also when nothing was written: the page waits for where the votes stand.
    options.onChange(folder);
  };
  return {
    read,
    async vote(folder, { promptKey, index, left, right, choice }, state) {
      const areThere = [left, right].every(
        (air) => cellAt(state, promptKey, air, index)?.state === "ready",
      );
      if (!areThere || left === right) return;
      await append(folder, {
        kind: "vote",
        id: randomUUID(),
        rehearsal: options.isRehearsing(),
        promptKey,
        ...(index !== undefined && { index }),
        left,
        right,
        choice,
        votedAt: new Date().toISOString(),
      });
    },
    async undoVote(folder) {
      const last = (await read(folder)).votes.at(-1);
      if (!last) return;
      const undoneAt = new Date().toISOString();
      await append(folder, { kind: "undo", id: last.id, undoneAt });
    },
    async openVotes(folder) {
      const file = vscode.Uri.file(votesFile(folder.fsPath));
      await vscode.commands.executeCommand("vscode.open", file);
    },
  };
}
