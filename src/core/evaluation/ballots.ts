import { hashText } from "./hashText.ts";
import type { Choice } from "./votes.ts";

/** Two pictures of one prompt to choose from; AIRs of the models. */
export interface Ballot {
  readonly promptKey: string;
  readonly left: string;
  readonly right: string;
}

export interface Ballots {
  /** Undefined: every prompt has its vote. */
  readonly next: Ballot | undefined;
  readonly done: number;
  readonly total: number;
}

/**
 * What is to be voted on between two models. A prompt is asked about once: the
 * same two pictures again would tell of the voter, not of the models. Order
 * and sides look like chance and are the same after a reload.
 * @param promptKeys of prompts that both models have drawn
 */
export function ballotsFor(
  promptKeys: readonly string[],
  votes: readonly Choice[],
  first: string,
  second: string,
): Ballots {
  const voted = new Set(
    votes
      .filter(({ left, right }) =>
        left === first ? right === second : left === second && right === first,
      )
      .map(({ promptKey }) => promptKey),
  );
  const pair = [first, second].sort().join(" ");
  const left = promptKeys
    .filter((key) => !voted.has(key))
    .map((promptKey) => ({ promptKey, lot: hashText(`${pair} ${promptKey}`) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
  const [drawn] = left;
  const isTurned = drawn && Number.parseInt(drawn.lot.slice(-1), 16) % 2 === 1;
  return {
    next: drawn && {
      promptKey: drawn.promptKey,
      left: isTurned ? second : first,
      right: isTurned ? first : second,
    },
    done: promptKeys.length - left.length,
    total: promptKeys.length,
  };
}
