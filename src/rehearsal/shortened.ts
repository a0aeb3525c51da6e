import { isRecord } from "./refusal.ts";

const keptCharacters = 4096;

/** The same request without megabytes of inline data. */
export function shortened(
  request: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(request).map(([key, value]) => [key, shortenedValue(value)]),
  );
}

function shortenedValue(value: unknown): unknown {
  if (typeof value === "string" && value.length > keptCharacters) {
    const left = value.length - keptCharacters;
    return `${value.slice(0, keptCharacters)}… (${left} more characters)`;
  }
  if (Array.isArray(value)) return value.map(shortenedValue);
  return isRecord(value) ? shortened(value) : value;
}
