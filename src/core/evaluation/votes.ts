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

/** From the first model's side. */
export interface Score {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/** Where the votes between two models stand. */
export interface Tally {
  readonly votes: Score;
  /**
   * A prompt is won by whichever got more of its votes. Images of one prompt tell
   * much the same, so prompts are what may be counted as independent.
   */
  readonly prompts: Score;
  /** The part of prompts with a winner (0 to 1) that the first model may truly win, at 95 %. */
  readonly interval: Interval;
  readonly verdict: "first" | "second" | "open";
  /**
   * How many more prompts with a winner at the same ratio would settle it; 0 when it is
   * settled, undefined when no number in reach would.
   */
  readonly morePrompts: number | undefined;
}

/** Nobody looks at more than this: two models that need more are as good as each other. */
const mostPrompts = 500;

/** Counts the votes between two models, from the first one's side. */
export function tallyVotes(
  votes: readonly Choice[],
  first: string,
  second: string,
): Tally {
  const results = new Map<string, Result[]>();
  for (const { promptKey, left, right, choice } of votes) {
    const isPair =
      (left === first && right === second) ||
      (left === second && right === first);
    if (!isPair) continue;
    const winner = choice === "left" ? left : right;
    const result = choice === "tie" ? 0 : winner === first ? 1 : -1;
    results.set(promptKey, [...(results.get(promptKey) ?? []), result]);
  }
  const prompts = scoreOf([...results.values()].map(majorityOf));
  const { wins, losses } = prompts;
  const interval = wilsonInterval(wins, wins + losses);
  return {
    votes: scoreOf([...results.values()].flat()),
    prompts,
    interval,
    verdict: verdictOf(interval),
    morePrompts: promptsToSettle(wins, losses),
  };
}

/** 1: the first model's, -1: the second's, 0: a tie. */
type Result = 1 | -1 | 0;

function majorityOf(results: readonly Result[]): Result {
  const sum = results.reduce<number>((total, each) => total + each, 0);
  return sum === 0 ? 0 : sum > 0 ? 1 : -1;
}

function scoreOf(results: readonly Result[]): Score {
  const count = (wanted: Result) =>
    results.filter((each) => each === wanted).length;
  return { wins: count(1), losses: count(-1), ties: count(0) };
}

function verdictOf({ low, high }: Interval): Tally["verdict"] {
  if (low > 0.5) return "first";
  return high < 0.5 ? "second" : "open";
}

function promptsToSettle(wins: number, losses: number): number | undefined {
  const decided = wins + losses;
  if (decided === 0) return undefined;
  const share = wins / decided;
  for (let prompts = decided; prompts <= mostPrompts; prompts++) {
    const interval = wilsonInterval(share * prompts, prompts);
    if (verdictOf(interval) !== "open") return prompts - decided;
  }
  return undefined;
}
