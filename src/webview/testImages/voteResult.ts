import { tallyVotes } from "../../core/evaluation/votes.ts";
import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import { fill } from "../parts/fill.ts";

/** Where the votes between two versions stand, in sentences. */
export function voteResult(
  { votes, strings }: Pick<TestImagesSnapshot, "votes" | "strings">,
  newer: string,
  older: string,
  names: { readonly newer: string; readonly older: string },
): string {
  const { wins, losses, ties, interval, verdict, moreVotes } = tallyVotes(
    votes,
    newer,
    older,
  );
  if (wins + losses + ties === 0) return strings.noVotes;
  const counts = fill(
    strings.voteCounts,
    names.newer,
    wins,
    names.older,
    losses,
    ties,
  );
  if (wins + losses === 0) return counts;
  const percent = (share: number) => Math.round(share * 100);
  const range = fill(
    strings.voteInterval,
    names.newer,
    percent(interval.low),
    percent(interval.high),
  );
  const end =
    verdict === "open"
      ? moreVotes === undefined
        ? strings.voteEven
        : fill(strings.voteOpen, moreVotes)
      : fill(
          strings.voteSettled,
          verdict === "first" ? names.newer : names.older,
        );
  return [counts, range, end].join(" ");
}
