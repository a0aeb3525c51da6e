import type { Severity } from "../lint/finding.ts";
import { arrayIn, isRecord, numberIn, own, stringIn } from "../json.ts";
import type {
  Version,
  VersionCommit,
  VersionEvaluation,
  VersionFinding,
  VersionImage,
  VersionTraining,
} from "./lock.ts";
import { parseFailure, parseFile } from "./parseTrained.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/** Which images a package has, and the bytes it came to. */
export interface Packaged {
  readonly packagedAt: string;
  readonly zip: Version["zip"];
  /** How many image facts there have to be. */
  readonly images: number;
  /** How many findings there were; absent: it wasn't linted. */
  readonly findings?: number;
}

export function parsePackaged(fact: JsonRecord): Packaged | undefined {
  const packagedAt = stringIn(fact, "packaged");
  const file = stringIn(fact, "zip");
  const bytes = countIn(fact, "bytes");
  const sha256 = sha256In(fact);
  const images = countIn(fact, "images");
  const format = numberIn(fact, "format");
  if (
    packagedAt === undefined ||
    file === undefined ||
    bytes === undefined ||
    sha256 === undefined ||
    images === undefined
  ) {
    return undefined;
  }
  const findings = countIn(fact, "findings");
  const zip = { file, bytes, sha256, ...(format !== undefined && { format }) };
  return {
    packagedAt,
    zip,
    images,
    ...(findings !== undefined && { findings }),
  };
}

export function parseImage(fact: JsonRecord): VersionImage | undefined {
  const file = stringIn(fact, "image");
  const entry = stringIn(fact, "entry");
  const bytes = countIn(fact, "bytes");
  const sha256 = sha256In(fact);
  return file === undefined ||
    !isPlainName(file) ||
    entry === undefined ||
    !isPlainName(entry) ||
    bytes === undefined ||
    sha256 === undefined
    ? undefined
    : { file, entry, bytes, sha256 };
}

export function parseFinding(fact: JsonRecord): VersionFinding | undefined {
  const rule = stringIn(fact, "finding");
  const severity = stringIn(fact, "severity");
  const message = stringIn(fact, "message");
  const file = stringIn(fact, "file");
  if (rule === undefined || message === undefined || !isSeverity(severity)) {
    return undefined;
  }
  return { rule, severity, ...(file !== undefined && { file }), message };
}

export function parseCommit(fact: JsonRecord): VersionCommit | undefined {
  const commit = stringIn(fact, "commit");
  const clean = own(fact, "clean");
  if (typeof clean !== "boolean") return undefined;
  // It becomes an argument of git's, which must not be read as an option.
  if (commit !== undefined && !/^[\da-f]{40,64}$/.test(commit)) {
    return undefined;
  }
  return { ...(commit !== undefined && { commit }), clean };
}

/** What one fact says of a training; others say the rest. */
export function parseTraining(
  fact: JsonRecord,
): (Partial<VersionTraining> & { readonly taskUUID: string }) | undefined {
  const taskUUID = stringIn(fact, "training");
  if (taskUUID === undefined) return undefined;
  const submittedAt = stringIn(fact, "submittedAt");
  const outcome = stringIn(fact, "outcome");
  const finishedAt = stringIn(fact, "finishedAt");
  const air = stringIn(fact, "returned");
  const costUSD = numberIn(fact, "costUSD");
  const files = arrayIn(fact, "files").flatMap(parseFile);
  const failure = parseFailure(own(fact, "failure"));
  const rehearsal = own(fact, "rehearsal");
  return {
    taskUUID,
    ...(submittedAt !== undefined && { submittedAt }),
    ...((outcome === "succeeded" || outcome === "failed") && { outcome }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(air !== undefined && { air }),
    ...(costUSD !== undefined && { costUSD }),
    ...(files.length > 0 && { files }),
    ...(failure && { failure }),
    ...(typeof rehearsal === "boolean" && { rehearsal }),
  };
}

export function parseEvaluation(fact: JsonRecord):
  | {
      readonly taskUUID: string;
      readonly evaluation: VersionEvaluation;
    }
  | undefined {
  const at = stringIn(fact, "evaluation");
  const taskUUID = stringIn(fact, "training");
  const images = countIn(fact, "images");
  const failed = countIn(fact, "failed");
  const costUSD = numberIn(fact, "costUSD");
  if (
    at === undefined ||
    taskUUID === undefined ||
    images === undefined ||
    failed === undefined
  ) {
    return undefined;
  }
  const cost = costUSD !== undefined && { costUSD };
  return { taskUUID, evaluation: { at, images, failed, ...cost } };
}

/** A name in the dataset's folder: whoever wrote the lock can't lead out of it. */
export function isPlainName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\\u0000]/.test(name);
}

function sha256In(fact: JsonRecord): string | undefined {
  const sha256 = stringIn(fact, "sha256");
  return sha256 !== undefined && /^[\da-f]{64}$/.test(sha256)
    ? sha256
    : undefined;
}

function countIn(fact: JsonRecord, key: string): number | undefined {
  const count = numberIn(fact, key);
  return count !== undefined && Number.isSafeInteger(count) && count >= 0
    ? count
    : undefined;
}

function isSeverity(value: unknown): value is Severity {
  return value === "error" || value === "warning" || value === "information";
}

/** A fact about something, without the keys that say about what. */
export function detailsOf(
  fact: JsonRecord,
  ...keys: readonly string[]
): JsonRecord {
  return Object.fromEntries(
    Object.entries(fact).filter(
      ([key]) => key !== "version" && !keys.includes(key),
    ),
  );
}

/** Whether the value is a fact: a record that names its version. */
export function isFact(
  value: unknown,
): value is JsonRecord & { readonly version: string } {
  return isRecord(value) && typeof value["version"] === "string";
}
