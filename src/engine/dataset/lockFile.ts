import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Lock, Version } from "../../core/dataset/lock.ts";
import { emptyLock, lockFileName } from "../../core/dataset/lock.ts";
import type { LockProblem } from "../../core/dataset/parseLock.ts";
import { parseLock, parseVersion } from "../../core/dataset/parseLock.ts";
import { arrayIn, isRecord, own, stringIn } from "../../core/json.ts";
import { EngineError, systemCode } from "../errors.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";
import { lockText } from "./lockText.ts";
import { oneAtATime } from "./oneAtATime.ts";

export interface ReadLock {
  readonly lock: Lock;
  readonly problems: readonly LockProblem[];
}

/** What a version learns after it was packaged. */
export interface VersionChange {
  readonly air?: string;
  readonly version?: string;
  /** Merged into what is known of the same taskUUID. */
  readonly training?: Partial<NonNullable<Version["training"]>>;
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** The history of a dataset; empty when there is none. Never throws. */
export async function readLock(folder: string): Promise<ReadLock> {
  try {
    return parseLock((await readRaw(folder)) ?? emptyLock);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { lock: emptyLock, problems: [{ path: [], message }] };
  }
}

/**
 * Adds a version to the history, unless one of the same ZIP is there: then it
 * answers with that one and writes nothing. What other versions hold stays as
 * it is, unknown fields included.
 *
 * @throws {EngineError} `unreadable-text` when the lock can't be parsed,
 *   `unwritable`
 */
export async function appendVersion(
  folder: string,
  version: Version,
): Promise<Version> {
  return change(folder, (versions) => {
    const known = versions
      .filter((each) => zipSha256Of(each) === version.zip.sha256)
      .map(parseVersion)
      .find((each) => each !== undefined);
    return known
      ? { answer: known }
      : { answer: version, versions: [...versions, { ...version }] };
  });
}

/**
 * Notes what became of a package. A second training of the same ZIP becomes a
 * version of its own, so that the first one's result isn't overwritten.
 *
 * @throws {EngineError} `unreadable-text` when the lock can't be parsed or has
 *   no version of this ZIP, `unwritable`
 */
export async function updateVersion(
  folder: string,
  zipSha256: string,
  changed: VersionChange,
): Promise<Version> {
  return change(folder, (versions) => {
    const index = placeOf(versions, zipSha256, changed.training?.taskUUID);
    const before = versions[index];
    if (!before) {
      throw new EngineError(
        "unreadable-text",
        `${lockFileName} has no version with the ZIP ${zipSha256.slice(0, 12)}.`,
        { file: path.join(folder, lockFileName) },
      );
    }
    const task = taskOf(before);
    const isAnother =
      changed.training?.taskUUID !== undefined &&
      task !== undefined &&
      task !== changed.training.taskUUID;
    const training = {
      ...(!isAnother && recordIn(before, "training")),
      ...changed.training,
    };
    const after = {
      ...before,
      ...changed,
      ...(Object.keys(training).length > 0 && { training }),
    };
    const answer = parseVersion(after);
    if (!answer) {
      throw new EngineError(
        "unreadable-text",
        `The version with the ZIP ${zipSha256.slice(0, 12)} is incomplete in ${lockFileName}.`,
        { file: path.join(folder, lockFileName) },
      );
    }
    return {
      answer,
      versions: isAnother ? [...versions, after] : versions.with(index, after),
    };
  });
}

/** Which version a change is about: the same task's, else one not trained yet, else the last. */
function placeOf(
  versions: readonly JsonRecord[],
  zipSha256: string,
  taskUUID: string | undefined,
): number {
  const isIt = (each: JsonRecord) => zipSha256Of(each) === zipSha256;
  const sameTask = versions.findIndex(
    (each) => isIt(each) && taskUUID !== undefined && taskOf(each) === taskUUID,
  );
  if (sameTask >= 0) return sameTask;
  const untrained = versions.findIndex(
    (each) => isIt(each) && taskOf(each) === undefined,
  );
  return untrained >= 0 ? untrained : versions.findLastIndex(isIt);
}

async function change<Answer>(
  folder: string,
  edit: (versions: readonly JsonRecord[]) => {
    readonly answer: Answer;
    readonly versions?: readonly JsonRecord[];
  },
): Promise<Answer> {
  const file = path.join(folder, lockFileName);
  return oneAtATime(file, async () => {
    const raw = (await readRaw(folder)) ?? { ...emptyLock };
    const problem = parseLock(raw).problems.find(
      ({ path: [key] }) => key !== "versions",
    );
    if (problem) {
      throw new EngineError("unreadable-text", problem.message, { file });
    }
    const { answer, versions } = edit(
      arrayIn(raw, "versions").filter(isRecord),
    );
    if (versions) {
      await writeFileAtomically(file, lockText({ ...raw, versions }), {
        isDurable: true,
      }).catch((cause: unknown) => {
        throw new EngineError(
          "unwritable",
          `${lockFileName} can't be written (${systemCode(cause) ?? String(cause)}).`,
          { file, cause },
        );
      });
    }
    return answer;
  });
}

async function readRaw(folder: string): Promise<JsonRecord | undefined> {
  const file = path.join(folder, lockFileName);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (systemCode(cause) === "ENOENT") return undefined;
    throw new EngineError(
      "unreadable-text",
      `${lockFileName} can't be read (${systemCode(cause) ?? String(cause)}).`,
      { file, cause },
    );
  }
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (isRecord(json)) return json;
  } catch {
    // Falls through: a conflict of git's is the usual reason.
  }
  throw new EngineError(
    "unreadable-text",
    `${lockFileName} isn't a JSON object; resolve it by hand, keeping all versions.`,
    { file },
  );
}

function zipSha256Of(version: JsonRecord): string | undefined {
  return stringIn(recordIn(version, "zip"), "sha256");
}

function taskOf(version: JsonRecord): string | undefined {
  return stringIn(recordIn(version, "training"), "taskUUID");
}

function recordIn(record: JsonRecord, key: string): JsonRecord {
  const value = own(record, key);
  return isRecord(value) ? value : {};
}
