import { readFile } from "node:fs/promises";
import path from "node:path";
import type {
  Lock,
  Version,
  VersionEvaluation,
  VersionTraining,
} from "../../core/dataset/lock.ts";
import {
  emptyLock,
  lockFileName,
  lockVersion,
} from "../../core/dataset/lock.ts";
import type { Fact } from "../../core/dataset/lockFacts.ts";
import {
  evaluationFact,
  packagedFacts,
  trainingFact,
  versionId,
} from "../../core/dataset/lockFacts.ts";
import type {
  LockProblem,
  NamedVersion,
  ParsedLock,
} from "../../core/dataset/parseLock.ts";
import { say } from "../../core/words/text.ts";
import { isWritable, parseLock } from "../../core/dataset/parseLock.ts";
import { EngineError, saidBy, systemCode } from "../errors.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";
import { lockText, parseLockText } from "./lockText.ts";
import { oneAtATime } from "./oneAtATime.ts";

export interface ReadLock {
  readonly lock: Lock;
  readonly problems: readonly LockProblem[];
}

/** What a version learns after it was packaged. */
export interface VersionChange {
  /** What it was trained as, where the manifest said otherwise at packaging. */
  readonly air?: string;
  readonly version?: string;
  /** Added to what is known of the same taskUUID. */
  readonly training: Partial<VersionTraining> & { readonly taskUUID: string };
}

/** The history of a dataset; empty when there is none. Never throws. */
export async function readLock(folder: string): Promise<ReadLock> {
  try {
    const { lock, problems, isConflicted } = await read(folder);
    if (!isConflicted) return { lock, problems };
    const message = say`git left both sides of a merge in ${lockFileName}; both are read, and the next package writes them together.`;
    return { lock, problems: [{ path: ["facts"], message }, ...problems] };
  } catch (error) {
    const message = saidBy(error);
    return { lock: emptyLock, problems: [{ path: [], message }] };
  }
}

/**
 * Adds a version to the history, unless the same ZIP with the same manifest is
 * there: then it answers with that one and writes nothing.
 *
 * @throws {EngineError} `unreadable-text` when the lock can't be parsed,
 *   `unwritable`
 */
export async function appendVersion(
  folder: string,
  version: Version,
): Promise<Version> {
  const id = versionId(version);
  return add(folder, ({ named }) => {
    const known = named.find((each) => each.id === id);
    return known
      ? { answer: known.version, facts: [] }
      : { answer: version, facts: packagedFacts(id, version) };
  });
}

/**
 * Notes what became of a package. A second training of it becomes a version of
 * its own, so that the first one's result stays.
 *
 * @throws {EngineError} `unreadable-text` when the lock can't be parsed or has
 *   no version of this ZIP, `unwritable`
 */
export async function updateVersion(
  folder: string,
  zipSha256: string,
  { training, ...trainedAs }: VersionChange,
): Promise<Version> {
  await add(folder, ({ named }) => {
    const { id } = found(
      folder,
      named,
      zipSha256,
      training.taskUUID,
      trainedAs,
    );
    const fact = trainingFact(id, training, trainedAs);
    return { answer: undefined, facts: [fact] };
  });
  const { named } = await read(folder);
  return found(folder, named, zipSha256, training.taskUUID, trainedAs).version;
}

/**
 * Notes that test images were made with the model of a training.
 *
 * @throws {EngineError} as `updateVersion`
 */
export async function noteEvaluation(
  folder: string,
  taskUUID: string,
  evaluation: VersionEvaluation,
): Promise<void> {
  await add(folder, ({ named }) => {
    const trained = named.find(
      ({ version }) => version.training?.taskUUID === taskUUID,
    );
    return {
      answer: undefined,
      facts: trained ? [evaluationFact(trained.id, taskUUID, evaluation)] : [],
    };
  });
}

/** Which version a training is of: the same task's, else one not trained yet, else the last. */
function found(
  folder: string,
  named: readonly NamedVersion[],
  zipSha256: string,
  taskUUID: string,
  { air }: { readonly air?: string },
): NamedVersion {
  const same = named.filter(({ version }) => version.zip.sha256 === zipSha256);
  const untrained = same.filter(({ version }) => !version.training);
  const answer =
    same.find(({ version }) => version.training?.taskUUID === taskUUID) ??
    untrained.find(({ version }) => version.air === air) ??
    untrained.at(-1) ??
    same.findLast(({ version }) => version.air === air) ??
    same.at(-1);
  if (answer) return answer;
  throw new EngineError(
    "unreadable-text",
    `${lockFileName} has no version with the ZIP ${zipSha256.slice(0, 12)}.`,
    { file: path.join(folder, lockFileName) },
  );
}

/** Adds lines; what stands there stays, also what isn't understood. */
async function add<Answer>(
  folder: string,
  edit: (lock: ParsedLock) => {
    readonly answer: Answer;
    readonly facts: readonly Fact[];
  },
): Promise<Answer> {
  const file = path.join(folder, lockFileName);
  return oneAtATime(file, async () => {
    const { text, ...lock } = await read(folder);
    const [problem] = lock.problems;
    if (problem && !isWritable(lock)) {
      throw new EngineError("unreadable-text", problem.message, { file });
    }
    const { answer, facts } = edit(lock);
    const after = lockText([...lock.facts, ...facts]);
    if (facts.length === 0 || after === text) return answer;
    await writeFileAtomically(file, after, { isDurable: true });
    return answer;
  });
}

async function read(
  folder: string,
): Promise<
  ParsedLock & { readonly text?: string; readonly isConflicted: boolean }
> {
  const file = path.join(folder, lockFileName);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") {
      return { ...parseLock({ lockVersion }), isConflicted: false };
    }
    throw new EngineError(
      "unreadable-text",
      `${lockFileName} can't be read (${systemCode(cause) ?? String(cause)}).`,
      { file, cause },
    );
  }
  const parsed = parseLockText(text);
  if (parsed) {
    const { json, isConflicted } = parsed;
    return { ...parseLock(json), text, isConflicted };
  }
  throw new EngineError(
    "unreadable-text",
    `${lockFileName} isn't JSON, and no merge of such lines; restore it from git, or mend it by hand, keeping all lines.`,
    { file },
  );
}
