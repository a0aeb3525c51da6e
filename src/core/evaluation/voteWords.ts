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
  const { wins, losses, ties } = tally.votes;
  const total = wins + losses + ties;
  if (total === 0) return say`No votes yet.`;
  const counts =
    ties === 1
      ? say`${names.newer} got ${wins}, ${names.older} got ${losses}, 1 tie.`
      : say`${names.newer} got ${wins}, ${names.older} got ${losses}, ${ties} ties.`;
  const { prompts, interval } = tally;
  const decided = prompts.wins + prompts.losses;
  const isOneEach = decided + prompts.ties === total;
  const percent = (share: number) => Math.round(share * 100);
  return sentences([
    counts,
    ...(isOneEach
      ? []
      : [
          say`Each prompt counts once, for whichever got more of its votes: ${prompts.wins} for ${names.newer}, ${prompts.losses} for ${names.older}.`,
        ]),
    ...(decided === 0
      ? []
      : [
          say`Of prompts with a winner, ${names.newer} truly wins between ${percent(interval.low)} % and ${percent(interval.high)} % (at 95 %).`,
          verdictWords(tally, names),
        ]),
  ]);
}

function verdictWords(
  { verdict, morePrompts }: Tally,
  names: NamedPair["names"],
): Text {
  if (verdict !== "open") {
    const preferred = verdict === "first" ? names.newer : names.older;
    return say`That settles it: ${preferred} is preferred.`;
  }
  if (morePrompts === undefined) {
    return say`Not settled, and at this ratio no number of prompts in reach would settle it.`;
  }
  return morePrompts === 1
    ? say`Not settled: at this ratio 1 more prompt with a winner would settle it.`
    : say`Not settled: at this ratio ${morePrompts} more prompts with a winner would settle it.`;
}
