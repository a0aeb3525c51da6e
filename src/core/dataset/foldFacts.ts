import { isRecord, own, stringIn } from "../json.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Version, VersionManifest, VersionTraining } from "./lock.ts";
import {
  detailsOf,
  parseCommit,
  parseEvaluation,
  parseFinding,
  parseImage,
  parsePackaged,
  parseTraining,
} from "./parseFact.ts";
import { parseManifest } from "./parseManifest.ts";
import { versionManifest } from "./versionManifest.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * One version from all facts about it: one for each training of it, one when
 * there is none. Facts of a kind that isn't known are left to who knows them.
 *
 * @returns a sentence when a part it can't do without is missing
 */
export function foldFacts(
  facts: readonly JsonRecord[],
): readonly Version[] | Text {
  const of = (kind: string) =>
    facts.filter((fact) => own(fact, kind) !== undefined);
  const packaged = of("packaged")
    .map(parsePackaged)
    .filter((each) => each !== undefined)
    // Packaged on two branches: the first time counts.
    .sort((a, b) => compare(a.packagedAt, b.packagedAt))[0];
  if (!packaged)
    return say`it isn't said when it was packaged, and which bytes`;
  const images = unique(
    of("image")
      .map(parseImage)
      .filter((each) => each !== undefined)
      .sort((a, b) => compare(a.entry, b.entry)),
  );
  if (images.length !== packaged.images) {
    return say`${images.length} of its ${packaged.images} images can be read`;
  }
  const evaluations = of("evaluation")
    .map(parseEvaluation)
    .filter((each) => each !== undefined)
    .sort((a, b) => compare(a.evaluation.at, b.evaluation.at));
  const findings = of("finding")
    .map(parseFinding)
    .filter((each) => each !== undefined);
  const commit = of("commit").map(parseCommit)[0];
  const manifest = manifestOf(of);
  const model = of("model").map((fact) => own(fact, "model"))[0];
  const base: Version = {
    ...namesIn(isRecord(model) ? model : {}, "air", "version"),
    packagedAt: packaged.packagedAt,
    zip: packaged.zip,
    images,
    ...(manifest && { manifest }),
    ...(packaged.findings !== undefined && { findings: unique(findings) }),
    ...(commit && { git: commit }),
  };
  const trainings = trainingsIn(
    of("training").filter((fact) => own(fact, "evaluation") === undefined),
  );
  if (trainings.length === 0) return [base];
  return trainings.map(({ trainedAs, training }) => {
    const own = evaluations
      .filter(({ taskUUID }) => taskUUID === training.taskUUID)
      .map(({ evaluation }) => evaluation);
    return {
      ...base,
      ...trainedAs,
      training,
      ...(own.length > 0 && { evaluations: own }),
    };
  });
}

function manifestOf(
  of: (kind: string) => readonly JsonRecord[],
): VersionManifest | undefined {
  const brief = of("brief")[0];
  if (!brief) return undefined;
  const list = (kind: string, name: string) =>
    unique(
      of(kind).map((fact) => ({
        [name]: own(fact, kind),
        ...detailsOf(fact, kind),
      })),
    );
  const { manifest } = parseManifest({
    name: own(of("name")[0] ?? {}, "name"),
    brief: own(brief, "brief"),
    model: own(of("model")[0] ?? {}, "model"),
    exclude: list("excluded", "file"),
    accept: list("accepted", "rule"),
    images: Object.fromEntries(
      of("provenance").map((fact) => [
        stringIn(fact, "provenance") ?? "",
        { prompt: own(fact, "prompt") },
      ]),
    ),
    prompts: list("testPrompt", "prompt"),
  });
  return versionManifest(manifest);
}

function trainingsIn(facts: readonly JsonRecord[]): readonly {
  readonly training: VersionTraining;
  readonly trainedAs: Pick<Version, "air" | "version">;
}[] {
  const byTask = new Map<string, JsonRecord[]>();
  for (const fact of facts) {
    const task = stringIn(fact, "training") ?? "";
    byTask.set(task, [...(byTask.get(task) ?? []), fact]);
  }
  return [...byTask.values()].flatMap((about) => {
    const known = about.map(parseTraining).filter((each) => each !== undefined);
    const merged = Object.assign({}, ...known) as Partial<VersionTraining>;
    const { taskUUID, submittedAt } = merged;
    if (taskUUID === undefined || submittedAt === undefined) return [];
    const trainedAs = about.map((fact) => ({
      ...namesIn(fact, "air", "label"),
    }));
    return [
      {
        training: { ...merged, taskUUID, submittedAt },
        trainedAs: Object.assign({}, ...trainedAs) as Pick<
          Version,
          "air" | "version"
        >,
      },
    ];
  });
}

function namesIn(
  record: JsonRecord,
  airKey: string,
  versionKey: string,
): Pick<Version, "air" | "version"> {
  const air = stringIn(record, airKey);
  const version = stringIn(record, versionKey);
  return {
    ...(air !== undefined && { air }),
    ...(version !== undefined && { version }),
  };
}

/** A merge can leave the same line twice. */
function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [
    ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
