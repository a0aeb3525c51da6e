import { sentences } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Choice, Tally } from "./votes.ts";
import { tallyVotes } from "./votes.ts";

/** AIRs of two versions and what they are called. */
export interface NamedPair {
  readonly newer: string;
  readonly older: string;
  readonly names: { readonly newer: string; readonly older: string };
}

/** Where the votes between two versions stand, in sentences. */
export function voteWords(
  votes: readonly Choice[],
  { newer, older, names }: NamedPair,
): Text {
  const tally = tallyVotes(votes, newer, older);
  const { wins, losses, ties, interval } = tally;
  if (wins + losses + ties === 0) return say`No votes yet.`;
  const counts =
    ties === 1
      ? say`${names.newer} got ${wins}, ${names.older} got ${losses}, 1 tie.`
      : say`${names.newer} got ${wins}, ${names.older} got ${losses}, ${ties} ties.`;
  if (wins + losses === 0) return counts;
  const percent = (share: number) => Math.round(share * 100);
  const range = say`Of votes that decide, ${names.newer} truly gets between ${percent(interval.low)} % and ${percent(interval.high)} % (at 95 %).`;
  return sentences([counts, range, verdictWords(tally, names)]);
}

function verdictWords(
  { verdict, moreVotes }: Tally,
  names: NamedPair["names"],
): Text {
  if (verdict !== "open") {
    const preferred = verdict === "first" ? names.newer : names.older;
    return say`That settles it: ${preferred} is preferred.`;
  }
  if (moreVotes === undefined) {
    return say`Not settled, and at this ratio no number of votes in reach would settle it.`;
  }
  return moreVotes === 1
    ? say`Not settled: at this ratio 1 more deciding vote would settle it; each needs another prompt.`
    : say`Not settled: at this ratio ${moreVotes} more deciding votes would settle it; each needs another prompt.`;
}
