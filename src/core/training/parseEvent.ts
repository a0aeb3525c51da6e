import { arrayIn, isRecord, numberIn, own, stringIn } from "../json.ts";
import { isText } from "../words/text.ts";
import type { FailureCategory, ServiceFailure } from "./failure.ts";
import type { JobEvent, JobHappening, OutputFile } from "./job.ts";
import { parsePlan, parseTask } from "./parsePlan.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/** A line of the journal, checked; undefined when it isn't an event. */
export function parseEvent(json: unknown): JobEvent | undefined {
  if (!isRecord(json)) return undefined;
  const taskUUID = stringIn(json, "taskUUID");
  const at = numberIn(json, "at");
  const happening = parseHappening(json);
  return taskUUID === undefined || at === undefined || happening === undefined
    ? undefined
    : { taskUUID, at, ...happening };
}

function parseHappening(json: JsonRecord): JobHappening | undefined {
  switch (own(json, "kind")) {
    case "planned": {
      const plan = parsePlan(own(json, "plan"));
      const processId = numberIn(json, "processId");
      return plan && processId !== undefined
        ? { kind: "planned", plan, processId }
        : undefined;
    }
    case "hosting":
      return { kind: "hosting" };
    case "hosted": {
      const dataset = stringIn(json, "dataset");
      return dataset === undefined ? undefined : { kind: "hosted", dataset };
    }
    case "submitting": {
      const body = parseTask(own(json, "body"));
      return body && { kind: "submitting", body };
    }
    case "accepted": {
      const how = own(json, "how");
      return how === "acknowledged" || how === "conflict" || how === "found"
        ? { kind: "accepted", how }
        : undefined;
    }
    case "heard": {
      const progress = numberIn(json, "progress");
      const statusWord = stringIn(json, "statusWord");
      return {
        kind: "heard",
        ...(progress !== undefined && { progress }),
        ...(statusWord !== undefined && { statusWord }),
      };
    }
    case "silent":
      return { kind: "silent" };
    case "succeeded": {
      const air = stringIn(json, "air");
      const costUSD = numberIn(json, "costUSD");
      return {
        kind: "succeeded",
        ...(air !== undefined && { air }),
        ...(costUSD !== undefined && { costUSD }),
        files: arrayIn(json, "files").flatMap(parseFile),
      };
    }
    case "unknown":
      return withFailure("unknown", json);
    case "pollFailed":
      return withFailure("pollFailed", json);
    case "failed":
      return withFailure("failed", json);
    case "abandoned":
      return { kind: "abandoned" };
    default:
      return undefined;
  }
}

function withFailure(
  kind: "unknown" | "pollFailed" | "failed",
  json: JsonRecord,
): JobHappening | undefined {
  const failure = parseFailure(own(json, "failure"));
  return failure && { kind, failure };
}

function parseFile(json: unknown): OutputFile[] {
  const url = isRecord(json) ? stringIn(json, "url") : undefined;
  if (!isRecord(json) || url === undefined) return [];
  const uuid = stringIn(json, "uuid");
  return [{ url, ...(uuid !== undefined && { uuid }) }];
}

function parseFailure(json: unknown): ServiceFailure | undefined {
  if (!isRecord(json)) return undefined;
  const category = own(json, "category");
  const message = stringIn(json, "message");
  if (!isCategory(category) || message === undefined) return undefined;
  const code = stringIn(json, "code");
  const parameter = stringIn(json, "parameter");
  const httpStatus = numberIn(json, "httpStatus");
  const retryAfterMs = numberIn(json, "retryAfterMs");
  const documentation = stringIn(json, "documentation");
  const said = own(json, "said");
  return {
    category,
    message,
    ...(isText(said) && { said }),
    ...(code !== undefined && { code }),
    ...(parameter !== undefined && { parameter }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(documentation !== undefined && { documentation }),
  };
}

/** As a record, so that a category missing here doesn't compile. */
const categories: Readonly<Record<FailureCategory, true>> = {
  key: true,
  forbidden: true,
  balance: true,
  busy: true,
  timeout: true,
  offline: true,
  server: true,
  provider: true,
  refused: true,
  "not-found": true,
  conflict: true,
  unsafe: true,
  nonsense: true,
  "storage-key": true,
  storage: true,
  here: true,
};

function isCategory(value: unknown): value is FailureCategory {
  return typeof value === "string" && Object.hasOwn(categories, value);
}
