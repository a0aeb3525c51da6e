import { arrayIn, isRecord, own, stringIn } from "../core/json.ts";
import type { ServiceFailure } from "../core/training/failure.ts";
import { classify } from "./classify.ts";

/** An item of `data`, not yet looked into. */
export type WireItem = Readonly<Record<string, unknown>>;

/** An entry of `errors`, or an error of another shape brought into this one. */
export interface WireError {
  readonly failure: ServiceFailure;
  readonly taskUUID?: string;
  readonly taskType?: string;
  readonly status?: string;
}

/** What an answer holds, whatever shape it came in. */
export interface Envelope {
  readonly httpStatus: number;
  readonly items: readonly WireItem[];
  readonly errors: readonly WireError[];
  /** No JSON, or JSON that is neither data nor error. */
  readonly isNonsense: boolean;
  readonly retryAfterMs?: number;
}

/**
 * Reads an answer by its body first: 200 can carry errors, and 4xx and 5xx can
 * carry the usual list. Never throws; HTML, nothing and half a document are
 * nonsense, which isn't the same as no data.
 *
 * @param clean what every text in it goes through.
 */
export function readEnvelope(
  body: string,
  httpStatus: number,
  retryAfterMs?: number,
  clean: (text: string) => string = (text) => text,
): Envelope {
  const about = {
    httpStatus,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  const json = parseJson(body, clean);
  if (Array.isArray(json)) {
    return { ...about, ...sort(json.filter(isRecord), about) };
  }
  if (!isRecord(json)) {
    return { ...about, items: [], errors: [], isNonsense: true };
  }
  const hasError = ["errors", "error"].some((key) => isPresent(json, key));
  if (!hasError && !isPresent(json, "data")) {
    const alone = stringIn(json, "code") !== undefined;
    return {
      ...about,
      items: [],
      errors: alone ? [readError(json, about)] : [],
      isNonsense: !alone,
    };
  }
  const { items, errors } = sort(listIn(json, "data").filter(isRecord), about);
  return {
    ...about,
    items,
    errors: [
      ...errors,
      ...listIn(json, "errors").map((error) => readError(error, about)),
      ...(isPresent(json, "error")
        ? [readError(own(json, "error"), about, json)]
        : []),
    ],
    isNonsense: false,
  };
}

type About = Pick<Envelope, "httpStatus" | "retryAfterMs">;

/** An error of any shape, as data. `holder`: the object it was found in. */
export function readError(
  json: unknown,
  { httpStatus, retryAfterMs }: About,
  holder: WireItem = {},
): WireError {
  const error = isRecord(json) ? json : {};
  const code = stringIn(error, "code") ?? stringIn(error, "errorId");
  const message =
    (typeof json === "string" ? json : undefined) ??
    stringIn(error, "message") ??
    stringIn(error, "error") ??
    code ??
    "The service names no reason.";
  const parameter = readParameter(own(error, "parameter"));
  const documentation = stringIn(error, "documentation");
  const taskUUID = stringIn(error, "taskUUID") ?? stringIn(holder, "taskUUID");
  const taskType = stringIn(error, "taskType") ?? stringIn(holder, "taskType");
  const status = stringIn(error, "status") ?? stringIn(holder, "status");
  return {
    failure: {
      category: classify(code, httpStatus),
      ...(code !== undefined && { code }),
      message,
      ...(parameter !== undefined && { parameter }),
      httpStatus,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(documentation !== undefined && { documentation }),
    },
    ...(taskUUID !== undefined && { taskUUID }),
    ...(taskType !== undefined && { taskType }),
    ...(status !== undefined && { status }),
  };
}

/** One name, or several for a rule across fields. */
function readParameter(json: unknown): string | undefined {
  if (typeof json === "string") return json;
  if (!Array.isArray(json)) return undefined;
  const names = json.filter((name) => typeof name === "string");
  return names.length > 0 ? names.join(", ") : undefined;
}

/** Legacy answers put an error without a type among the data. */
function sort(
  records: readonly WireItem[],
  about: About,
): Pick<Envelope, "items" | "errors" | "isNonsense"> {
  const isBareError = (item: WireItem) =>
    stringIn(item, "taskType") === undefined &&
    stringIn(item, "status") === undefined &&
    (isPresent(item, "error") || stringIn(item, "code") !== undefined);
  return {
    items: records.filter((item) => !isBareError(item)),
    errors: records
      .filter(isBareError)
      .map((item) => readError(own(item, "error") ?? item, about, item)),
    isNonsense: false,
  };
}

function listIn(json: WireItem, key: string): readonly unknown[] {
  const value = own(json, key);
  return isRecord(value) ? [value] : arrayIn(json, key);
}

function isPresent(json: WireItem, key: string): boolean {
  return (own(json, key) ?? undefined) !== undefined;
}

function parseJson(text: string, clean: (text: string) => string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === "string" ? clean(value) : value,
    );
  } catch {
    return undefined;
  }
}
