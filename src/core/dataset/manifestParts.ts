import type { JsonPath } from "../json.ts";
import { arrayIn, isRecord, own } from "../json.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";

/** Names something that isn't what it has to be. */
export type Report = (path: JsonPath, message: Text) => void;
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The object there, or an empty one; anything else is reported. */
export function recordAt(
  root: JsonRecord,
  key: string,
  report: Report,
): JsonRecord {
  const value = own(root, key);
  if (isRecord(value)) return value;
  if (value !== undefined) report([key], say`\`${key}\` has to be an object.`);
  return {};
}

/** The text there; anything else is reported. */
export function textAt(
  record: JsonRecord,
  path: JsonPath,
  report: Report,
): string | undefined {
  const key = String(path.at(-1));
  const value = own(record, key);
  if (value !== undefined && typeof value !== "string") {
    report(path, say`\`${key}\` has to be a text.`);
  }
  return typeof value === "string" ? value : undefined;
}

/** The items there with their places; anything but a list is reported. */
export function list(
  record: JsonRecord,
  path: JsonPath,
  report: Report,
): (readonly [unknown, JsonPath])[] {
  const key = String(path.at(-1));
  const value = own(record, key);
  if (value !== undefined && !Array.isArray(value)) {
    report(path, say`\`${key}\` has to be a list.`);
  }
  return arrayIn(record, key).map((item, index) => [item, [...path, index]]);
}
