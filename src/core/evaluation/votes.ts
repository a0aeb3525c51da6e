import type { Interval } from "../statistics/wilson.ts";
import { wilsonInterval } from "../statistics/wilson.ts";

/** One answer to "which of these two is better?", given without knowing which is which. */
export interface Vote {
  readonly promptKey: string;
  /** Which of the prompt's pictures, from 1; absent: 1. */
  readonly index?: number;
  /** AIRs of the two models. */
  readonly left: string;
  readonly right: string;
  readonly choice: "left" | "right" | "tie";
  /** ISO 8601, UTC. */
  readonly votedAt: string;
}

/** A vote, whenever it was given. */
export type Choice = Omit<Vote, "votedAt">;

/** Where the votes between two models stand. */
export interface Tally {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** The part of decided votes (0 to 1) that the first model may truly win, at 95 %. */
  readonly interval: Interval;
  readonly verdict: "first" | "second" | "open";
  /**
   * How many more decided votes at the same ratio would settle it; 0 when it is settled,
   * undefined when no number in reach would.
   */
  readonly moreVotes: number | undefined;
}

/** Nobody looks at more pairs than this: two models that need more are as good as each other. */
const mostVotes = 500;

/** Counts the votes between two models, from the first one's side. */
export function tallyVotes(
  votes: readonly Choice[],
  first: string,
  second: string,
): Tally {
  let wins = 0;
  let losses = 0;
  let ties = 0;
  for (const { left, right, choice } of votes) {
    const isPair =
      (left === first && right === second) ||
      (left === second && right === first);
    if (!isPair) continue;
    if (choice === "tie") ties += 1;
    else if ((choice === "left" ? left : right) === first) wins += 1;
    else losses += 1;
  }
  const interval = wilsonInterval(wins, wins + losses);
  return {
    wins,
    losses,
    ties,
    interval,
    verdict: verdictOf(interval),
    moreVotes: votesToSettle(wins, losses),
  };
}

function verdictOf({ low, high }: Interval): Tally["verdict"] {
  if (low > 0.5) return "first";
  return high < 0.5 ? "second" : "open";
}

function votesToSettle(wins: number, losses: number): number | undefined {
  const decided = wins + losses;
  if (decided === 0) return undefined;
  const share = wins / decided;
  for (let votes = decided; votes <= mostVotes; votes++) {
    const interval = wilsonInterval(share * votes, votes);
    if (verdictOf(interval) !== "open") return votes - decided;
  }
  return undefined;
}
