import { hashText } from "./hashText.ts";
import type { Choice } from "./votes.ts";

/** One picture of a prompt by each of two models. */
export interface DrawnPair {
  readonly promptKey: string;
  /** Which of the prompt's pictures, from 1; absent: 1. */
  readonly index?: number;
}

/** Two pictures of one prompt to choose from; AIRs of the models. */
export interface Ballot extends DrawnPair {
  readonly left: string;
  readonly right: string;
}

export interface Ballots {
  /** Undefined: every pair has its vote. */
  readonly next: Ballot | undefined;
  readonly done: number;
  readonly total: number;
}

/**
 * What is to be voted on between two models. A pair is asked about once: the
 * same two pictures again would tell of the voter, not of the models. Order
 * and sides look like chance and are the same after a reload.
 * @param pairs that both models have drawn
 */
export function ballotsFor(
  pairs: readonly DrawnPair[],
  votes: readonly Choice[],
  first: string,
  second: string,
): Ballots {
  const voted = new Set(
    votes
      .filter(({ left, right }) =>
        left === first ? right === second : left === second && right === first,
      )
      .map(nameOf),
  );
  const models = [first, second].sort().join(" ");
  const left = pairs
    .filter((pair) => !voted.has(nameOf(pair)))
    .map((pair) => ({ pair, lot: hashText(`${models} ${nameOf(pair)}`) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
  const [drawn] = left;
  const isTurned = drawn && Number.parseInt(drawn.lot.slice(-1), 16) % 2 === 1;
  return {
    next: drawn && {
      ...drawn.pair,
      left: isTurned ? second : first,
      right: isTurned ? first : second,
    },
    done: pairs.length - left.length,
    total: pairs.length,
  };
}

function nameOf({ promptKey, index = 1 }: DrawnPair): string {
  return index === 1 ? promptKey : `${promptKey}.${index}`;
}
