import type { JsonPath } from "../json.ts";
import { arrayIn, isRecord, own } from "../json.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import { foldFacts } from "./foldFacts.ts";
import type { Lock, Version } from "./lock.ts";
import { lockVersion } from "./lock.ts";
import { migrateLock } from "./migrateLock.ts";
import { isFact } from "./parseFact.ts";
import { withoutSecrets } from "./parseTrained.ts";

/** Something in the lock that isn't what it has to be. */
export interface LockProblem {
  readonly path: JsonPath;
  readonly message: Text;
}

/** A version with the name its facts have in the file. */
export interface NamedVersion {
  readonly id: string;
  readonly version: Version;
}

export interface ParsedLock {
  readonly lock: Lock;
  readonly named: readonly NamedVersion[];
  readonly problems: readonly LockProblem[];
  /** As they stand in the file, what isn't understood included. */
  readonly facts: readonly unknown[];
}

/** Whether it can be added to: what only some versions suffer from doesn't hinder. */
export function isWritable({ problems }: ParsedLock): boolean {
  return problems.every(({ path: [key] }) => key === "facts");
}

/**
 * Reads a lock from parsed JSON, of this format or an earlier one. Never
 * throws: a version that can't be used is left out and named in `problems`; the
 * others stand.
 */
export function parseLock(json: unknown): ParsedLock {
  const refused = (path: JsonPath, message: Text): ParsedLock => ({
    lock: { versions: [] },
    named: [],
    problems: [{ path, message }],
    facts: [],
  });
  if (!isRecord(json))
    return refused([], say`The lock has to be a JSON object.`);
  const format = own(json, "lockVersion");
  if (!isKnownFormat(format)) {
    return refused(
      ["lockVersion"],
      say`Only lockVersion 1 to ${lockVersion} is understood here; a newer Style Trainer wrote it.`,
    );
  }
  const facts = (format === 1 ? migrateLock(json) : arrayIn(json, "facts")).map(
    withoutSecrets,
  );
  const problems: LockProblem[] = [];
  const byVersion = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const [index, fact] of facts.entries()) {
    if (isFact(fact)) {
      const known = byVersion.get(fact.version);
      if (known) known.push(fact);
      else byVersion.set(fact.version, [fact]);
    } else if (!isAside(fact)) {
      const message = say`Fact ${index + 1} of the lock doesn't say which version it is about.`;
      problems.push({ path: ["facts", index], message });
    }
  }
  const named = [...byVersion].flatMap(([id, about]): NamedVersion[] => {
    const versions = foldFacts(about);
    if (typeof versions !== "string") {
      return versions.map((version) => ({ id, version }));
    }
    const message = say`Version ${id} of the lock can't be used: ${versions}.`;
    problems.push({ path: ["facts", id], message });
    return [];
  });
  named.sort((a, b) => compare(a.version.packagedAt, b.version.packagedAt));
  return {
    lock: { versions: named.map(({ version }) => version) },
    named,
    problems,
    facts: facts.filter((fact) => !isEnd(fact)),
  };
}

/** Whether it can be read here; whatever it was, it is written anew as `lockVersion`. */
export function isKnownFormat(format: unknown): boolean {
  return (
    typeof format === "number" &&
    Number.isInteger(format) &&
    format >= 1 &&
    format <= lockVersion
  );
}

/** The last line, which has no comma: there so that git never has to move one. */
export const endOfFacts = {
  end: "One fact to a line, only ever added: git can merge them in any order.",
};

/** What nobody here understands, and somebody else may. */
function isAside(fact: unknown): boolean {
  return isEnd(fact) || (isRecord(fact) && own(fact, "others") !== undefined);
}

function isEnd(fact: unknown): boolean {
  return isRecord(fact) && typeof fact["end"] === "string";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
