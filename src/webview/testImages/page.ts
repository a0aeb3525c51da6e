import type {
  FromTestImages,
  ImageCell,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";

/** A cell by name. */
export interface CellName {
  readonly key: string;
  readonly air: string;
}

/** Which versions are voted on; AIRs. */
export interface VotedPair {
  readonly newer: string;
  readonly older: string;
}

/** What every part of the page can do. */
export interface Page {
  readonly send: (message: FromTestImages) => void;
  /** Shows a cell large; focus comes back when it closes. */
  readonly enlarge: (cell: CellName) => void;
  readonly copyPrompt: (key: string) => void;
}

const missing: ImageCell = { state: "missing" };

export function cellOf(
  { cells }: TestImagesSnapshot,
  { key, air }: CellName,
): ImageCell {
  return cells[key]?.[air] ?? missing;
}
