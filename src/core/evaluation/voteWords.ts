import type { Choice } from "./votes.ts";
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
): string {
  const { wins, losses, ties, interval, verdict, moreVotes } = tallyVotes(
    votes,
    newer,
    older,
  );
  if (wins + losses + ties === 0) return "No votes yet.";
  const counts = `${names.newer} got ${wins}, ${names.older} got ${losses}, ${ties} ${ties === 1 ? "tie" : "ties"}.`;
  if (wins + losses === 0) return counts;
  const percent = (share: number) => Math.round(share * 100);
  const range = `Of votes that decide, ${names.newer} truly gets between ${percent(interval.low)} % and ${percent(interval.high)} % (at 95 %).`;
  return [counts, range, verdictWords()].join(" ");

  function verdictWords(): string {
    if (verdict !== "open") {
      return `That settles it: ${verdict === "first" ? names.newer : names.older} is preferred.`;
    }
    return moreVotes === undefined
      ? "Not settled, and at this ratio no number of votes in reach would settle it."
      : `Not settled: at this ratio ${moreVotes} more deciding ${moreVotes === 1 ? "vote" : "votes"} would settle it; each needs another prompt.`;
  }
}
