import { plural } from "../text.ts";
import type { Lock, Version } from "./lock.ts";

/** What a version is called where there is room for one word. */
export function labelOf({ air, version, zip }: Version): string {
  return air ?? version ?? zip.sha256.slice(0, 12);
}

/** How versions can be named in the terminal. */
export const versionNames =
  "its AIR, its version, its number counted from 1, the beginning of its ZIP's sha256, or latest";

/** Too few characters would be a number, or anything. */
const minPrefix = 6;

/**
 * The version that is meant. Of several under one name the last: the same
 * package trained twice, or packaged before and after.
 *
 * @returns a sentence when there is none, or when it could be two different ones
 */
export function findVersion(
  { versions }: Lock,
  name: string,
): Version | string {
  const last = versions.at(-1);
  if (!last) return "The dataset has no versions yet; package it first.";
  if (name === "latest") return last;
  const number = /^\d+$/.test(name) ? versions[Number(name) - 1] : undefined;
  const named = versions.findLast(
    ({ air, version, training }) =>
      [air, training?.air, version].includes(name) ||
      air?.endsWith(`@${name.replace(/^@/, "")}`) === true,
  );
  if (named ?? number) return named ?? number ?? last;
  const alike = versions.filter(
    ({ zip }) => name.length >= minPrefix && zip.sha256.startsWith(name),
  );
  const [one] = alike;
  if (one && alike.every(({ zip }) => zip.sha256 === one.zip.sha256)) {
    return alike.at(-1) ?? one;
  }
  return one
    ? `${plural(alike.length, "version")} begin with ${name}; give more of the sha256.`
    : `There is no version ${name}; a version is named by ${versionNames}. There ${versions.length === 1 ? "is" : "are"} ${versions.map(labelOf).join(", ")}.`;
}
