import { timingSafeEqual } from "node:crypto";
import { oneOf, text } from "./fields.ts";
import type { Refusal } from "./refusal.ts";
import { optional, readShape, record } from "./shape.ts";

const shape = record({
  taskType: oneOf("authentication"),
  apiKey: text({ minLength: 1 }),
  connectionSessionUUID: optional(text()),
});

type Requests = readonly Readonly<Record<string, unknown>>[];

/** Checks the key, which comes by header or as the first task, never both. */
export function authenticate(
  requests: Requests,
  authorization: string | undefined,
  apiKey: string,
): { readonly tasks: Requests } | { readonly refusal: Refusal } {
  const [first, ...rest] = requests;
  const hasTask = first?.["taskType"] === "authentication";
  if (hasTask && authorization !== undefined) {
    return refuse(
      400,
      "incompatibleParameters",
      "The key comes by header or by task, not both.",
    );
  }
  if (!hasTask && authorization === undefined) {
    return refuse(401, "missingApiKey", "An API key is required.");
  }
  const given = hasTask
    ? keyOfTask(first)
    : /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
  return given !== undefined && isSame(given, apiKey)
    ? { tasks: hasTask ? rest : requests }
    : refuse(401, "invalidApiKey", "The API key is not valid.");
}

function keyOfTask(task: unknown): string | undefined {
  const read = readShape(shape, task);
  return "value" in read ? read.value.apiKey : undefined;
}

function isSame(given: string, apiKey: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(apiKey);
  return one.length === other.length && timingSafeEqual(one, other);
}

function refuse(
  httpStatus: number,
  code: string,
  message: string,
): { readonly refusal: Refusal } {
  return {
    refusal: {
      code,
      message,
      httpStatus,
      parameter: "apiKey",
      detail: { type: "string" },
    },
  };
}
