import { lockVersion } from "../../core/dataset/lock.ts";
import { endOfFacts } from "../../core/dataset/parseLock.ts";

/** What a lock's text says, and whether git left both sides of a merge in it. */
export interface LockJson {
  readonly json: unknown;
  readonly isConflicted: boolean;
}

/** The lines git puts around two sides, and around what they had in common. */
const conflictMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/;

const frame: ReadonlySet<string> = new Set(["", "{", '"facts": [', "]", "}"]);

/**
 * A lock as text: one fact to a line. What is added stands above the last line,
 * which alone has no comma and never changes: so lines are only ever added.
 */
export function lockText(facts: readonly unknown[]): string {
  const lines = [...new Set([...facts, endOfFacts].map(oneLine))];
  return `{
  "lockVersion": ${lockVersion},
  "facts": [
${lines.map((line) => `    ${line}`).join(",\n")}
  ]
}
`;
}

/**
 * Reads a lock's text. Both sides of a conflict are facts that stand by
 * themselves, so both are read.
 *
 * @returns undefined when it is neither JSON nor a conflict of such lines
 */
export function parseLockText(text: string): LockJson | undefined {
  const clean = text.replace(/^\uFEFF/, "");
  const json = parsed(clean);
  if (json !== undefined) return { json, isConflicted: false };
  const lines = clean.split("\n").map((line) => line.trim());
  if (!lines.some((line) => conflictMarker.test(line))) return undefined;
  if (!lines.some(isHeader)) return undefined;
  const facts = lines
    .filter(
      (line) =>
        !isHeader(line) && !frame.has(line) && !conflictMarker.test(line),
    )
    .map((line) => parsed(line.replace(/,$/, "")));
  return facts.includes(undefined)
    ? undefined
    : { json: { lockVersion, facts }, isConflicted: true };
}

/** Of this format or the one before: two branches may have written both. */
function isHeader(line: string): boolean {
  const format = /^"lockVersion": (\d+),$/.exec(line)?.[1];
  return format === "2" || format === String(lockVersion);
}

function oneLine(fact: unknown): string {
  return JSON.stringify(fact);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
