/** A JSON value as it comes from a file or the wire: unknown until looked at. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A path into a JSON document: property names and array indices. */
export type JsonPath = readonly (string | number)[];

/** Whether a value is a JSON object, and not null or an array. */
export function isRecord(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own property of a record; inherited ones (`__proto__`) are absent. */
export function own(
  record: Readonly<Record<string, unknown>>,
  key: string,
): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The string there, or undefined when it is something else. */
export function stringIn(
  record: Readonly<Record<string, unknown>>,
  key: string,
): string | undefined {
  const value = own(record, key);
  return typeof value === "string" ? value : undefined;
}

/** The finite number there, or undefined when it is something else. */
export function numberIn(
  record: Readonly<Record<string, unknown>>,
  key: string,
): number | undefined {
  const value = own(record, key);
  return typeof value === "number" && Number.isFinite(value)
    ? value
    : undefined;
}

/** The array there, or an empty one when it is something else. */
export function arrayIn(
  record: Readonly<Record<string, unknown>>,
  key: string,
): readonly unknown[] {
  const value = own(record, key);
  return Array.isArray(value) ? value : [];
}
