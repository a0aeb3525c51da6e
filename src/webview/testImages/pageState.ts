import { isRecord, numberIn, own, stringIn } from "../../core/json.ts";
import type { Enlarged } from "./enlarged.ts";
import { keptEnlarged } from "./enlarged.ts";
import type { CellName, VotedPair } from "./page.ts";

/** What the page keeps over a reload, through the editor's setState. */
export interface PageState {
  /** The dataset: by it the host finds back what to show. */
  readonly id: string;
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly focused?: CellName;
  readonly enlarged?: Enlarged;
  /** AIRs of the versions that are voted on. */
  readonly voting?: VotedPair;
  readonly isClosenessOpen?: boolean;
}

/** The kept state, if it is of this dataset. */
export function keptState(kept: unknown, id: string): PageState {
  if (!isRecord(kept) || kept["id"] !== id) {
    return { id, scrollTop: 0, scrollLeft: 0 };
  }
  const focused = cellName(own(kept, "focused"));
  const enlarged = keptEnlarged(own(kept, "enlarged"));
  const voting = votedPair(own(kept, "voting"));
  return {
    id,
    scrollTop: numberIn(kept, "scrollTop") ?? 0,
    scrollLeft: numberIn(kept, "scrollLeft") ?? 0,
    ...(focused && { focused }),
    ...(enlarged && { enlarged }),
    ...(voting && { voting }),
    ...(own(kept, "isClosenessOpen") === true && { isClosenessOpen: true }),
  };
}

function votedPair(value: unknown): VotedPair | undefined {
  if (!isRecord(value)) return undefined;
  const newer = stringIn(value, "newer");
  const older = stringIn(value, "older");
  return newer === undefined || older === undefined
    ? undefined
    : { newer, older };
}

function cellName(value: unknown): CellName | undefined {
  if (!isRecord(value)) return undefined;
  const key = stringIn(value, "key");
  const air = stringIn(value, "air");
  if (key === undefined || air === undefined) return undefined;
  const index = numberIn(value, "index");
  return { key, air, ...(index !== undefined && { index }) };
}
