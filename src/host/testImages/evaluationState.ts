import * as vscode from "vscode";
import type { TestPrompt } from "../../core/dataset/manifest.ts";
import {
  axisWords,
  causeLine,
  datasetWords,
  styleWords,
  closenessNote,
} from "../../core/evaluation/evidenceWords.ts";
import { voteWords } from "../../core/evaluation/voteWords.ts";
import type { ModelCloseness } from "../../core/evaluation/closeness.ts";
import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";
import { promptKey } from "../../core/evaluation/promptKey.ts";
import type { StoredImage } from "../../engine/evaluation/evaluationFiles.ts";
import type { ModelEvidence } from "../../shared/testImages.ts";
import { words } from "../words.ts";
import type { EvidenceState, SmallCopy } from "./evidenceStore.ts";
import type { PromptRow } from "../../shared/testImages.ts";
import { referenceWords } from "./promptWords.ts";
import type { HostCell, TestImagesState } from "./testImagesState.ts";

/** What is said of one picture of a prompt by a model. */
export interface CellNews {
  readonly promptKey: string;
  readonly air: string;
  /** From 1. */
  readonly index: number;
  readonly cell: HostCell;
}

/** By `cellKey`. */
export type CellNewsByKey = Map<string, CellNews>;

/** A run under way. */
export interface RunState {
  readonly abort: AbortController;
  readonly cells: CellNewsByKey;
  readonly total: number;
  done: number;
}

/** The page's state from what is in the manifest, on disk and under way. */
export function evaluationState(options: {
  readonly title: string;
  readonly rehearsal: boolean;
  readonly prompts: readonly TestPrompt[];
  /** Newest first; those beyond `shown` can be added. */
  readonly versions: readonly ModelVersion[];
  readonly shown: ReadonlySet<string>;
  readonly images: readonly StoredImage[];
  readonly thumbnailsOf: (image: StoredImage) => readonly SmallCopy[];
  readonly training: TestImagesState["training"];
  readonly imagesPerPrompt: number;
  /** What runs say of their pictures, later ones last; they know more than the disk. */
  readonly news: readonly CellNews[];
  readonly running: TestImagesState["running"];
  readonly votes: TestImagesState["votes"];
  readonly damagedVotes: number;
  readonly evidence: EvidenceState;
}): TestImagesState {
  const { versions, shown, news, running, evidence } = options;
  const found = evidence.kind === "found" ? evidence.evidence : undefined;
  const { imagesPerPrompt } = options;
  const columns = versions
    .filter(({ air }) => shown.has(air))
    .map(({ air, modelVersion }) => ({
      air,
      label: modelVersion ?? air,
      isNewest: air === versions[0]?.air,
    }));
  const cells: Record<string, Record<string, HostCell[]>> = {};
  const put = (key: string, air: string, index: number, cell: HostCell) => {
    // More were wanted once; they stay on disk.
    if (index > imagesPerPrompt) return;
    const pictures = ((cells[key] ??= {})[air] ??= []);
    while (pictures.length < index) pictures.push({ state: "missing" });
    pictures[index - 1] = cell;
  };
  for (const image of options.images) {
    if (image.record.rehearsal !== options.rehearsal) continue;
    const repeats = found?.repeats.get(image.path);
    const { promptKey: key, air, index = 1 } = image.record;
    put(key, air, index, {
      ...readyCell(image, options.thumbnailsOf(image)),
      ...(repeats !== undefined && { repeats }),
    });
  }
  for (const { promptKey: key, air, index, cell } of news) {
    put(key, air, index, cell);
  }
  return {
    title: options.title,
    rehearsal: options.rehearsal,
    prompts: [
      ...new Map(
        options.prompts.map((prompt) => {
          const key = promptKey(prompt);
          return [key, promptRow(key, prompt)];
        }),
      ).values(),
    ],
    versions: columns,
    canAddVersion: versions.some(({ air }) => !shown.has(air)),
    imagesPerPrompt,
    cells,
    training: options.training,
    votes: options.votes,
    standings: standingsOf(columns, options.votes),
    damagedVotes: options.damagedVotes,
    evidence: pageEvidence(evidence),
    ...(running && { running }),
  };
}

function promptRow(
  key: string,
  { prompt, width, height, quality, reference, notes }: TestPrompt,
): PromptRow {
  return {
    ...{ key, prompt, width, height, quality },
    ...(reference && { reference: referenceWords(reference) }),
    ...(notes !== undefined && { notes }),
  };
}

/** Between each two versions, not neighbours alone: any two may be voted on. */
function standingsOf(
  columns: TestImagesState["versions"],
  votes: TestImagesState["votes"],
): TestImagesState["standings"] {
  return columns.flatMap((one, at) =>
    columns.slice(at + 1).map((other) => ({
      newer: one.air,
      older: other.air,
      text: words(
        voteWords(votes, {
          newer: one.air,
          older: other.air,
          names: { newer: one.label, older: other.label },
        }),
      ),
    })),
  );
}

function pageEvidence(state: EvidenceState): TestImagesState["evidence"] {
  if (state.kind !== "found") return state;
  const { closeness, changes } = state.evidence;
  return {
    kind: "found",
    models: [...closeness].map(([air, each]) => modelEvidence(air, each)),
    changes: changes.map((change) => {
      const line = causeLine(change);
      const dataset = datasetWords(change.cause);
      return {
        newer: change.newer,
        older: change.older,
        line: line ? words(line) : "",
        dataset: dataset ? words(dataset) : "",
        style: words(styleWords(change.style)),
      };
    }),
  };
}

function modelEvidence(air: string, closeness: ModelCloseness): ModelEvidence {
  const note = closenessNote(closeness);
  return {
    air,
    ...(note !== undefined && { note: words(note) }),
    axes:
      closeness.kind === "tooFew"
        ? []
        : closeness.axes.map((axis) => {
            const { label, verdict, numbers } = axisWords(axis);
            return {
              label: words(label),
              verdict: words(verdict),
              numbers: words(numbers),
              training: axis.training,
              outputs: axis.outputs,
            };
          }),
  };
}

/** How a picture on disk is shown. */
export function readyCell(
  { record, path }: StoredImage,
  small: readonly SmallCopy[] = [],
): HostCell {
  return {
    state: "ready",
    file: vscode.Uri.file(path),
    small: small.map((copy) => ({
      file: vscode.Uri.file(copy.path),
      width: copy.width,
    })),
    ...(record.costUSD !== undefined && { costUSD: record.costUSD }),
    ...(record.seed !== undefined && { seed: record.seed }),
    ...(record.NSFW !== undefined && { isUnsafe: record.NSFW }),
  };
}
