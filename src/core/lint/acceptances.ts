import type { Dataset } from "../dataset/facts.ts";
import { shownName } from "../text.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./rule.ts";
import { rulesById } from "./ruleCatalog.ts";

/**
 * Sorts findings into those to show and those the manifest accepts. An
 * acceptance that matches nothing is a finding itself, and can't be accepted.
 */
export function applyAcceptances(
  dataset: Dataset,
  all: readonly Finding[],
): {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
} {
  const { accept } = dataset.manifest;
  const wanted = new Set(
    accept.map(({ rule, file }) => keyOf(rule, file ?? null)),
  );
  const isAccepted = ({ rule, file }: Finding) => wanted.has(keyOf(rule, file));
  const found = new Set(all.map(({ rule, file }) => keyOf(rule, file)));
  const stale = accept.flatMap(({ rule, file }, index): readonly Finding[] => {
    if (found.has(keyOf(rule, file ?? null))) return [];
    const about = file === undefined ? "the dataset" : shownName(file);
    const message = rulesById.has(rule)
      ? `${rule} is accepted for ${about}, but there is nothing to accept any more.`
      : `${shownName(rule)} is accepted for ${about}, but there is no such rule.`;
    const data = { rule, ...(file !== undefined && { file }) };
    const at = ["accept", index];
    return [finding("manifest/stale-acceptance", message, { at, data })];
  });
  return {
    findings: [...all.filter((each) => !isAccepted(each)), ...stale],
    accepted: all.filter(isAccepted),
  };
}

function keyOf(rule: string, file: string | null): string {
  return JSON.stringify([rule, file]);
}
