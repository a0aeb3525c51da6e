import type {
  FromTestImages,
  ImageCell,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";

/** A cell by name. */
export interface CellName {
  readonly key: string;
  readonly air: string;
  /** Which of its pictures, from 1; absent: 1. */
  readonly index?: number;
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
  { key, air, index = 1 }: CellName,
): ImageCell {
  return cells[key]?.[air]?.[index - 1] ?? missing;
}

/** Of a cell, the first one first. */
export function namesOfPictures(
  { imagesPerPrompt }: Pick<TestImagesSnapshot, "imagesPerPrompt">,
  { key, air }: CellName,
): readonly CellName[] {
  return Array.from({ length: imagesPerPrompt }, (_, at) =>
    at === 0 ? { key, air } : { key, air, index: at + 1 },
  );
}

export function isSameCell(one: CellName, other: CellName): boolean {
  return (
    one.key === other.key &&
    one.air === other.air &&
    (one.index ?? 1) === (other.index ?? 1)
  );
}

/** Where the votes between two versions stand, in sentences. */
export function standingOf(
  { standings }: TestImagesSnapshot,
  newer: string,
  older: string,
): string {
  const standing = standings.find(
    (each) => each.newer === newer && each.older === older,
  );
  return standing?.text ?? "";
}
