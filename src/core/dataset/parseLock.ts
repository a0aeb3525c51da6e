import type { JsonPath } from "../json.ts";
import { arrayIn, isRecord, numberIn, own, stringIn } from "../json.ts";
import type { Lock, TrainedFile, Version } from "./lock.ts";

/** Something in the lock that isn't what it has to be. */
export interface LockProblem {
  readonly path: JsonPath;
  readonly message: string;
}

type JsonRecord = Readonly<Record<string, unknown>>;
type Training = NonNullable<Version["training"]>;

/**
 * Reads a lock from parsed JSON. Never throws: a version that can't be used is
 * left out and named in `problems`; the others stand.
 */
export function parseLock(json: unknown): {
  readonly lock: Lock;
  readonly problems: readonly LockProblem[];
} {
  const problems: LockProblem[] = [];
  if (!isRecord(json)) {
    problems.push({ path: [], message: "The lock has to be a JSON object." });
  }
  const root: JsonRecord = isRecord(json) ? json : {};
  if (isRecord(json) && own(root, "lockVersion") !== 1) {
    problems.push({
      path: ["lockVersion"],
      message: "Only lockVersion 1 is understood here.",
    });
  }
  const versions = arrayIn(root, "versions").flatMap((value, index) => {
    const version = parseVersion(value);
    if (version) return [version];
    problems.push({
      path: ["versions", index],
      message: "A version needs packagedAt, zip and images.",
    });
    return [];
  });
  return { lock: { lockVersion: 1, versions }, problems };
}

/** One version of a lock, or undefined when a part it can't do without is missing. */
export function parseVersion(value: unknown): Version | undefined {
  if (!isRecord(value)) return undefined;
  const packagedAt = stringIn(value, "packagedAt");
  const zip = parseZip(own(value, "zip"));
  const images = parseImages(own(value, "images"));
  if (packagedAt === undefined || !zip || !images) return undefined;
  const air = stringIn(value, "air");
  const version = stringIn(value, "version");
  const training = parseTraining(own(value, "training"));
  return {
    ...(air !== undefined && { air }),
    ...(version !== undefined && { version }),
    packagedAt,
    zip,
    images,
    ...(training && { training }),
  };
}

function parseZip(value: unknown): Version["zip"] | undefined {
  if (!isRecord(value)) return undefined;
  const file = stringIn(value, "file");
  const bytes = numberIn(value, "bytes");
  const sha256 = stringIn(value, "sha256");
  if (file === undefined || bytes === undefined || sha256 === undefined) {
    return undefined;
  }
  return { file, bytes, sha256 };
}

function parseImages(value: unknown): Version["images"] | undefined {
  if (!Array.isArray(value)) return undefined;
  const images = value.map(parseImage);
  return images.every((image) => image !== undefined) ? images : undefined;
}

function parseImage(value: unknown): Version["images"][number] | undefined {
  if (!isRecord(value)) return undefined;
  const file = stringIn(value, "file");
  const entry = stringIn(value, "entry");
  const bytes = numberIn(value, "bytes");
  const sha256 = stringIn(value, "sha256");
  return file === undefined ||
    entry === undefined ||
    bytes === undefined ||
    sha256 === undefined
    ? undefined
    : { file, entry, bytes, sha256 };
}

function parseTraining(value: unknown): Training | undefined {
  if (!isRecord(value)) return undefined;
  const taskUUID = stringIn(value, "taskUUID");
  const submittedAt = stringIn(value, "submittedAt");
  if (taskUUID === undefined || submittedAt === undefined) return undefined;
  const outcome = stringIn(value, "outcome");
  const finishedAt = stringIn(value, "finishedAt");
  const air = stringIn(value, "air");
  const costUSD = numberIn(value, "costUSD");
  const files = arrayIn(value, "files").flatMap(parseFile);
  const failure = parseFailure(own(value, "failure"));
  const rehearsal = own(value, "rehearsal");
  return {
    taskUUID,
    submittedAt,
    ...((outcome === "succeeded" || outcome === "failed") && { outcome }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(air !== undefined && { air }),
    ...(costUSD !== undefined && { costUSD }),
    ...(files.length > 0 && { files }),
    ...(failure && { failure }),
    ...(typeof rehearsal === "boolean" && { rehearsal }),
  };
}

function parseFile(value: unknown): TrainedFile[] {
  const url = isRecord(value) ? stringIn(value, "url") : undefined;
  if (!isRecord(value) || url === undefined) return [];
  const uuid = stringIn(value, "uuid");
  const file = stringIn(value, "file");
  const bytes = numberIn(value, "bytes");
  const sha256 = stringIn(value, "sha256");
  return [
    {
      url,
      ...(uuid !== undefined && { uuid }),
      ...(file !== undefined && { file }),
      ...(bytes !== undefined && { bytes }),
      ...(sha256 !== undefined && { sha256 }),
    },
  ];
}

function parseFailure(value: unknown): Training["failure"] {
  const message = isRecord(value) ? stringIn(value, "message") : undefined;
  if (!isRecord(value) || message === undefined) return undefined;
  const code = stringIn(value, "code");
  const parameter = stringIn(value, "parameter");
  return {
    ...(code !== undefined && { code }),
    message,
    ...(parameter !== undefined && { parameter }),
  };
}
