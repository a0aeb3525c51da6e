import type * as vscode from "vscode";
import type {
  ImageCell,
  PromptRow,
  TestImagesSnapshot,
  VersionColumn,
} from "../../shared/testImages.ts";

/** A cell as the host knows it: a file where the page needs an address. */
export type HostCell =
  | Exclude<ImageCell, { readonly state: "ready" }>
  | (Omit<
      Extract<ImageCell, { readonly state: "ready" }>,
      "src" | "file" | "small"
    > & {
      readonly file: vscode.Uri;
      readonly small: readonly {
        readonly file: vscode.Uri;
        readonly width: number;
      }[];
    });

/** Everything of one dataset that the page shows. */
export interface TestImagesState {
  /** The dataset's name. */
  readonly title: string;
  /** Whether any of it is drawn by the rehearsal. */
  readonly rehearsal: boolean;
  readonly prompts: readonly PromptRow[];
  /** Newest first. */
  readonly versions: readonly VersionColumn[];
  readonly canAddVersion: boolean;
  readonly imagesPerPrompt: number;
  /** Prompt key → AIR → its pictures; what isn't there is missing. */
  readonly cells: Readonly<
    Record<string, Readonly<Record<string, readonly HostCell[]>>>
  >;
  /** Pictures of the dataset. */
  readonly training: readonly vscode.Uri[];
  readonly votes: TestImagesSnapshot["votes"];
  readonly standings: TestImagesSnapshot["standings"];
  readonly damagedVotes: number;
  readonly evidence: TestImagesSnapshot["evidence"];
  readonly running?: { readonly done: number; readonly total: number };
}

/** The same for one page, which reads files at addresses of its own. */
export function snapshotFor(
  id: string,
  state: TestImagesState,
  strings: TestImagesSnapshot["strings"],
  addressOf: (file: vscode.Uri) => string,
): TestImagesSnapshot {
  return {
    ...state,
    id,
    strings,
    training: state.training.map((file) => ({
      file: nameOf(file),
      src: addressOf(file),
    })),
    cells: mapValues(state.cells, (row) =>
      mapValues(row, (cells) => cells.map((cell) => pageCell(cell, addressOf))),
    ),
  };
}

function pageCell(
  cell: HostCell,
  addressOf: (file: vscode.Uri) => string,
): ImageCell {
  if (cell.state !== "ready") return cell;
  const { file, small, ...rest } = cell;
  return {
    ...rest,
    src: addressOf(file),
    file: nameOf(file),
    small: small.map((each) => ({
      src: addressOf(each.file),
      width: each.width,
    })),
  };
}

/** The picture that a page names, if there is such a one. */
export function cellAt(
  { cells }: Pick<TestImagesState, "cells">,
  key: string,
  air: string,
  index = 1,
): HostCell | undefined {
  // Own ones alone: a page may name `__proto__`.
  const row = Object.hasOwn(cells, key) ? cells[key] : undefined;
  const pictures = row && Object.hasOwn(row, air) ? row[air] : undefined;
  return pictures?.[index - 1];
}

/** Whether a page names a row and a column that it has. */
export function isOnPage(
  { prompts, versions }: Pick<TestImagesState, "prompts" | "versions">,
  named: { readonly key: string; readonly air: string },
): boolean {
  return (
    prompts.some(({ key }) => key === named.key) &&
    versions.some(({ air }) => air === named.air)
  );
}

function nameOf({ path }: vscode.Uri): string {
  return path.split("/").at(-1) ?? "";
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value)]),
  );
}
