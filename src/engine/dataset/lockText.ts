import { arrayIn, isRecord, stringIn } from "../../core/json.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * A lock as text: versions in the order they were packaged, one image to a
 * line, fields as they stand. The same lock gives the same text, so that git
 * shows and merges what changed and nothing else.
 */
export function lockText(lock: JsonRecord): string {
  const versions = arrayIn(lock, "versions")
    .map((version, index) => ({ version, index, at: packagedAt(version) }))
    .sort((a, b) => compare(a.at, b.at) || a.index - b.index)
    .map(({ version }) => version);
  return `${write({ ...lock, versions }, "")}\n`;
}

function write(value: unknown, indentation: string): string {
  const inner = `${indentation}  `;
  if (Array.isArray(value) && value.length > 0) {
    const lines = value.map((item) => inner + write(item, inner));
    return `[\n${lines.join(",\n")}\n${indentation}]`;
  }
  if (isRecord(value) && Object.values(value).some(isNested)) {
    const lines = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(
        ([key, item]) =>
          `${inner}${JSON.stringify(key)}: ${write(item, inner)}`,
      );
    return `{\n${lines.join(",\n")}\n${indentation}}`;
  }
  if (isRecord(value)) {
    const parts = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function isNested(value: unknown): boolean {
  return isRecord(value) || Array.isArray(value);
}

function packagedAt(version: unknown): string {
  return isRecord(version) ? (stringIn(version, "packagedAt") ?? "") : "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
