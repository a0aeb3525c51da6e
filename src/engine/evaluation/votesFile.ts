import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../makeFolder.ts";
import type { VoteLine } from "../../core/evaluation/voteLines.ts";
import { parseVoteLine } from "../../core/evaluation/voteLines.ts";
import { appendDurably } from "../training/durableFile.ts";
import { writing } from "../unwritable.ts";
import { evaluationsFolder } from "./evaluationFiles.ts";

/** What is on disk of a dataset's votes. */
export interface StoredVotes {
  readonly lines: readonly VoteLine[];
  /** Numbers of the lines that can't be used, from 1. They stay as they are. */
  readonly damaged: readonly number[];
}

export function votesFile(datasetFolder: string): string {
  return path.join(evaluationsFolder(datasetFolder), "votes.jsonl");
}

/**
 * Reads the votes. A last line without its end may be in the middle of being
 * written and is left for the next time.
 * @throws when the file is there and can't be read
 */
export async function readVotes(datasetFolder: string): Promise<StoredVotes> {
  const text = await textOf(votesFile(datasetFolder));
  const lines: VoteLine[] = [];
  const damaged: number[] = [];
  for (const [index, each] of text.split("\n").slice(0, -1).entries()) {
    if (each.trim() === "") continue;
    const line = parseVoteLine(parsed(each));
    if (line) lines.push(line);
    else damaged.push(index + 1);
  }
  return { lines, damaged };
}

/** On disk when it resolves; what is there is never rewritten. */
export async function appendVote(
  datasetFolder: string,
  line: VoteLine,
): Promise<void> {
  const file = votesFile(datasetFolder);
  await writing(file, async () => {
    await makeFolder(path.dirname(file));
    const handle = await open(file, "a+");
    try {
      await appendDurably(handle, JSON.stringify(line));
    } finally {
      await handle.close();
    }
  });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const isAbsent =
      error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isAbsent) return "";
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
