import type { Lock } from "./lock.ts";
import type { ModelRegistration } from "./manifest.ts";

/** Names under which a dataset was trained, or is being trained now. */
export interface UsedNames {
  readonly airs: ReadonlySet<string>;
  /** Version labels, such as "1.1.0". */
  readonly versions: ReadonlySet<string>;
}

/** What to register the next training as. */
export interface NextVersion {
  /** Absent when there is none yet to go on from. */
  readonly air?: string;
  readonly version: string;
}

/** What a change means by SemVer. */
export type Bump = "major" | "minor" | "patch";

const firstVersion = "1.0.0";

/** See https://semver.org: three numbers; what was before a release, and of which build. */
const semVer =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?(\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/**
 * Under which names a dataset was trained. A training that failed made no
 * model; those of the service and those that were only rehearsed are two worlds.
 */
export function usedNames(
  lock: Lock,
  { rehearsal = false }: { readonly rehearsal?: boolean } = {},
): UsedNames {
  const trained = lock.versions.filter(
    ({ training }) =>
      training !== undefined &&
      training.outcome !== "failed" &&
      (training.rehearsal ?? false) === rehearsal,
  );
  return {
    airs: new Set(
      trained
        .flatMap(({ air, training }) => [air, training?.air])
        .filter((air) => air !== undefined),
    ),
    versions: new Set(
      trained
        .map(({ version }) => version)
        .filter((version) => version !== undefined),
    ),
  };
}

/**
 * Proposes what comes after a model: the next AIR that isn't used
 * (`brand:stellar@2` → `@3`, `@stellar` → `@stellar-2`) and the next version.
 * A version whose first number was the AIR's stays in step with it; another
 * has its second number raised.
 */
export function nextVersion(
  { air, version }: ModelRegistration,
  used: UsedNames,
): NextVersion {
  const next = air === undefined ? undefined : nextAir(air, used.airs);
  return {
    ...(next !== undefined && { air: next }),
    version: versionBeside(air, next, version, used.versions),
  };
}

/** The first AIR after this one that isn't used. */
export function nextAir(air: string, used: ReadonlySet<string>): string {
  let next = air;
  do next = raiseLastNumber(next, air.lastIndexOf("@") + 1);
  while (used.has(next));
  return next;
}

/** The first version after this one that isn't used; SemVer where it is one. */
export function bumpVersion(
  version: string | undefined,
  bump: Bump,
  used: ReadonlySet<string> = new Set(),
): string {
  let next = version === undefined ? firstVersion : bumped(version, bump);
  while (used.has(next)) next = bumped(next, bump);
  return next;
}

function versionBeside(
  air: string | undefined,
  next: string | undefined,
  version: string | undefined,
  used: ReadonlySet<string>,
): string {
  const major = semVer.exec(version ?? "")?.[1];
  if (next === undefined || major !== wholeNumberOf(air)) {
    return bumpVersion(version, "minor", used);
  }
  const inStep = `${wholeNumberOf(next) ?? ""}.0.0`;
  return used.has(inStep) ? bumpVersion(inStep, "minor", used) : inStep;
}

/** What stands after the @, where that is a whole number. */
function wholeNumberOf(air: string | undefined): string | undefined {
  return air === undefined ? undefined : /@(\d+)$/.exec(air)?.[1];
}

function bumped(version: string, bump: Bump): string {
  const parts = semVer.exec(version);
  if (!parts) return raiseLastNumber(version, 0);
  const [, major = "0", minor = "0", patch = "0", prerelease] = parts;
  // 2.0.0-rc.1 comes before 2.0.0, which is what it is about.
  if (bump === "major") {
    const isBeforeIt =
      prerelease !== undefined && minor === "0" && patch === "0";
    return `${isBeforeIt ? major : raised(major)}.0.0`;
  }
  if (bump === "minor") {
    const isBeforeIt = prerelease !== undefined && patch === "0";
    return `${major}.${isBeforeIt ? minor : raised(minor)}.0`;
  }
  return `${major}.${minor}.${prerelease === undefined ? raised(patch) : patch}`;
}

/** `stellar-2` → `stellar-3`, `v9` → `v10`; without a number `-2` follows. */
function raiseLastNumber(text: string, from: number): string {
  const head = text.slice(0, from);
  const tail = text.slice(from);
  const number = /\d+$/.exec(tail)?.[0];
  return number === undefined
    ? `${head}${tail}-2`
    : `${head}${tail.slice(0, -number.length)}${raised(number)}`;
}

/** One more, however many digits; leading zeros keep the width. */
function raised(number: string): string {
  return String(BigInt(number) + 1n).padStart(number.length, "0");
}
