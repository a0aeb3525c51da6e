import type { Version } from "../../dataset/lock.ts";
import type { TestPrompt } from "../../dataset/manifest.ts";
import type { AxisCloseness } from "../closeness.ts";
import type { Evidence } from "../evidence.ts";
import {
  axisWords,
  causeLine,
  datasetWords,
  repeatWords,
  styleWords,
  closenessNote,
} from "../evidenceWords.ts";
import { english } from "../../words/text.ts";
import type { ImageRecord } from "../imageRecord.ts";
import type { ModelVersion } from "../planEvaluation.ts";
import { promptKey } from "../promptKey.ts";
import type { Choice } from "../votes.ts";
import { voteWords } from "../voteWords.ts";
import { modelFacts } from "./modelFacts.ts";

/** What a report is made from. */
export interface ReportSource {
  /** The dataset's name. */
  readonly title: string;
  readonly rehearsal: boolean;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly prompts: readonly TestPrompt[];
  /** Newest first. */
  readonly models: readonly ModelVersion[];
  /** The page of the lock that became a model. */
  readonly packaged: (air: string) => Version | undefined;
  /** Test pictures of these models; `path` names them. */
  readonly images: readonly {
    readonly record: ImageRecord;
    readonly path: string;
  }[];
  readonly votes: readonly Choice[];
  readonly evidence: Evidence;
}

/** A picture by what it is known as to whoever makes it small: its path. */
export interface ReportPicture {
  readonly path: string;
  /** For those who don't see it. */
  readonly alt: string;
  /** Names the small copy where it is a file: short, ASCII, no blanks. */
  readonly name: string;
  /** What is to be known of it: a repeat, unsafe. */
  readonly notes: readonly string[];
}

export interface ReportRow {
  readonly prompt: string;
  /** "1536 × 1024 px, low". */
  readonly about: string;
  /** By model; a prompt without a picture has none. */
  readonly cells: readonly (readonly ReportPicture[])[];
}

export interface ReportPair {
  readonly title: string;
  readonly line: string;
  /** Name and text; never empty. */
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface ReportCloseness {
  readonly label: string;
  /** Instead of axes. */
  readonly note?: string;
  readonly axes: readonly {
    readonly label: string;
    readonly verdict: string;
    readonly numbers: string;
    readonly training: readonly number[];
    readonly outputs: readonly number[];
  }[];
}

/** A test picture beside the training picture it repeats. */
export interface ReportRepeat {
  readonly text: string;
  readonly output: ReportPicture;
  /** File of the training picture, in the dataset's folder. */
  readonly original: string;
}

/** What a report says, before it is HTML or Markdown. */
export interface Report {
  readonly title: string;
  readonly rehearsal: boolean;
  readonly madeAt: string;
  readonly models: readonly {
    readonly label: string;
    readonly air: string;
    readonly facts: readonly Fact[];
  }[];
  readonly pairs: readonly ReportPair[];
  readonly closeness: readonly ReportCloseness[];
  readonly repeats: readonly ReportRepeat[];
  readonly rows: readonly ReportRow[];
}

export function reportOf(source: ReportSource): Report {
  const { models, evidence } = source;
  return {
    title: source.title,
    rehearsal: source.rehearsal,
    madeAt: source.madeAt,
    models: models.map((model) => ({
      label: labelOf(model),
      air: model.air,
      facts: modelFacts(
        source.packaged(model.air),
        source.images
          .filter(({ record }) => record.air === model.air)
          .map(({ record }) => record),
      ),
    })),
    pairs: models
      .slice(1)
      .flatMap((older, at) => pairOf(models[at] ?? older, older, source)),
    closeness: models.map((model) => {
      const found = evidence.closeness.get(model.air);
      const note = found && closenessNote(found);
      return {
        label: labelOf(model),
        ...(note !== undefined && { note: english(note) }),
        axes: found?.kind === "measured" ? found.axes.map(closenessOnAxis) : [],
      };
    }),
    repeats: repeatsIn(source),
    rows: rowsOf(source),
  };
}

export function labelOf({ air, modelVersion }: ModelVersion): string {
  return modelVersion ?? air;
}

function closenessOnAxis(axis: AxisCloseness): ReportCloseness["axes"][number] {
  const { label, verdict, numbers } = axisWords(axis);
  return {
    label: english(label),
    verdict: english(verdict),
    numbers: english(numbers),
    training: axis.training,
    outputs: axis.outputs,
  };
}

function pairOf(
  newer: ModelVersion,
  older: ModelVersion,
  { evidence, votes }: ReportSource,
): ReportPair {
  const change = evidence.changes.find((each) => each.newer === newer.air);
  const names = { newer: labelOf(newer), older: labelOf(older) };
  const line = change && causeLine(change);
  const dataset = datasetWords(change?.cause);
  return {
    title: `${names.newer} against ${names.older}`,
    line: line ? `${names.newer}: ${english(line)}` : "",
    facts: [
      { name: "Dataset", text: dataset ? english(dataset) : "" },
      {
        name: "Closeness",
        text: change ? english(styleWords(change.style)) : "",
      },
      {
        name: "Votes",
        text: english(
          voteWords(votes, { newer: newer.air, older: older.air, names }),
        ),
      },
    ].filter(({ text }) => text !== ""),
  };
}

function rowsOf(source: ReportSource): readonly ReportRow[] {
  const prompts = new Map(
    source.prompts.map((prompt) => [promptKey(prompt), prompt]),
  );
  return [...prompts].map(([key, { prompt, width, height, quality }]) => ({
    prompt,
    about: `${width} × ${height} px, ${quality}`,
    cells: source.models.map(({ air }) =>
      source.images
        .filter(({ record }) => record.promptKey === key && record.air === air)
        .map((image) => pictureOf(image, source)),
    ),
  }));
}

function repeatsIn(source: ReportSource): readonly ReportRepeat[] {
  return source.images.flatMap((image) => {
    const repeat = source.evidence.repeats.get(image.path);
    const model = source.models.find(({ air }) => air === image.record.air);
    return repeat && model
      ? [
          {
            text: `${labelOf(model)}: ${english(repeatWords(repeat))}`,
            output: pictureOf(image, source),
            original: repeat.file,
          },
        ]
      : [];
  });
}

function pictureOf(
  { record, path }: ReportSource["images"][number],
  { models, evidence }: ReportSource,
): ReportPicture {
  const model = models.find(({ air }) => air === record.air);
  const repeat = evidence.repeats.get(path);
  return {
    path,
    alt: `${record.prompt} (${model ? labelOf(model) : record.air})`,
    name: record.promptKey,
    notes: [
      ...(repeat ? [english(repeatWords(repeat))] : []),
      ...(record.NSFW === true ? ["Marked as unsafe"] : []),
    ],
  };
}
