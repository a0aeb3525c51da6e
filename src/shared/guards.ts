import { isRecord } from "../core/json.ts";

/** What messages are made of, checked: the other side is a network peer. */

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

export function isOptional(
  value: unknown,
  isIt: (value: unknown) => boolean,
): boolean {
  return value === undefined || isIt(value);
}

export function isListOf(
  value: unknown,
  isIt: (item: unknown) => boolean,
): boolean {
  return Array.isArray(value) && value.every(isIt);
}

export function isRecordOf(
  value: unknown,
  isIt: (item: unknown) => boolean,
): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.values(value).every(isIt);
}
