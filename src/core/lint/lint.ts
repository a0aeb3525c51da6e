import type { Dataset } from "../dataset/facts.ts";
import { includedImages, isUsable } from "../dataset/membership.ts";
import type { StyleVerdict } from "../style/judgeStyle.ts";
import { judgeStyle } from "../style/judgeStyle.ts";
import type { Finding, Severity } from "./finding.ts";
import type { Rule, Subject } from "./rule.ts";
import { countRules } from "./rules/count.ts";

/** What lint says of a dataset. */
export interface LintReport {
  /** Those not accepted: errors first, then by rule, then by file. */
  readonly findings: readonly Finding[];
  /** Those the manifest accepts, in the same order. */
  readonly accepted: readonly Finding[];
  /** Of every usable image with pixels. */
  readonly style: ReadonlyMap<string, StyleVerdict>;
}

const rules: readonly Rule[] = [countRules];

const rank: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  information: 2,
};

/** Looks at a dataset with every rule. Pure: same facts, same report. */
export function lint(dataset: Dataset): LintReport {
  const subject = subjectOf(dataset);
  const all = rules.flatMap((rule) => rule(subject)).sort(inOrder);
  const isAccepted = acceptedIn(dataset);
  return {
    findings: all.filter((finding) => !isAccepted(finding)),
    accepted: all.filter(isAccepted),
    style: subject.style,
  };
}

function subjectOf(dataset: Dataset): Subject {
  const included = includedImages(dataset);
  const usable = included.filter(isUsable);
  const styled = usable.flatMap(({ file, pixels }) =>
    pixels ? [{ file, style: pixels.style }] : [],
  );
  return { dataset, included, usable, style: judgeStyle(styled).verdicts };
}

function acceptedIn(dataset: Dataset): (finding: Finding) => boolean {
  const key = (rule: string, file: string | null) =>
    JSON.stringify([rule, file]);
  const keys = new Set(
    dataset.manifest.accept.map(({ rule, file }) => key(rule, file ?? null)),
  );
  return ({ rule, file }) => keys.has(key(rule, file));
}

function inOrder(one: Finding, other: Finding): number {
  return (
    rank[one.severity] - rank[other.severity] ||
    compare(one.rule, other.rule) ||
    compare(one.file ?? "", other.file ?? "")
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
