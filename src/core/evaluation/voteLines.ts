import { maxImagesPerPrompt } from "../dataset/manifest.ts";
import { isRecord, own, stringIn } from "../json.ts";
import type { Vote } from "./votes.ts";

/** One line of the file of votes, which only grows: taking a vote back is a line too. */
export type VoteLine =
  | ({
      readonly kind: "vote";
      readonly id: string;
      /** Whether rehearsed pictures were looked at. */
      readonly rehearsal: boolean;
    } & Vote)
  | {
      readonly kind: "undo";
      /** Of the vote that no longer counts. */
      readonly id: string;
      /** ISO 8601, UTC. */
      readonly undoneAt: string;
    };

/** A vote that can be taken back. */
export type CastVote = Extract<VoteLine, { readonly kind: "vote" }>;

const choices = ["left", "right", "tie"] as const;

/** A line from parsed JSON; undefined when it can't be used. */
export function parseVoteLine(json: unknown): VoteLine | undefined {
  if (!isRecord(json)) return undefined;
  const id = stringIn(json, "id");
  if (id === undefined) return undefined;
  if (own(json, "kind") === "undo") {
    const undoneAt = stringIn(json, "undoneAt");
    return undoneAt === undefined ? undefined : { kind: "undo", id, undoneAt };
  }
  const promptKey = stringIn(json, "promptKey");
  const left = stringIn(json, "left");
  const right = stringIn(json, "right");
  const votedAt = stringIn(json, "votedAt");
  const choice = choices.find((each) => each === own(json, "choice"));
  const rehearsal = own(json, "rehearsal");
  const index = own(json, "index");
  if (
    own(json, "kind") !== "vote" ||
    promptKey === undefined ||
    left === undefined ||
    right === undefined ||
    left === right ||
    votedAt === undefined ||
    choice === undefined ||
    typeof rehearsal !== "boolean" ||
    !(index === undefined || isPictureIndex(index))
  ) {
    return undefined;
  }
  return {
    kind: "vote",
    id,
    rehearsal,
    promptKey,
    ...(index !== undefined && { index }),
    left,
    right,
    choice,
    votedAt,
  };
}

function isPictureIndex(value: unknown): value is number {
  return (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= 1 &&
    value <= maxImagesPerPrompt
  );
}

/** The votes that count, in the order they were given; the same one twice counts once. */
export function votesThatCount(
  lines: readonly VoteLine[],
  rehearsal: boolean,
): readonly CastVote[] {
  const undone = new Set(
    lines.filter(({ kind }) => kind === "undo").map(({ id }) => id),
  );
  const votes = new Map<string, CastVote>();
  for (const line of lines) {
    if (line.kind === "vote" && line.rehearsal === rehearsal) {
      if (!undone.has(line.id)) votes.set(line.id, line);
    }
  }
  return [...votes.values()];
}
