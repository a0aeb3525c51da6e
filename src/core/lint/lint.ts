import type { Dataset } from "../dataset/facts.ts";
import { includedImages, isUsable } from "../dataset/membership.ts";
import type { StyleVerdict } from "../style/judgeStyle.ts";
import { judgeStyle } from "../style/judgeStyle.ts";
import { applyAcceptances } from "./acceptances.ts";
import type { Finding, Severity } from "./finding.ts";
import type { Rule, Subject } from "./rule.ts";
import { consistencyRules } from "./rules/consistency.ts";
import { countRules } from "./rules/count.ts";
import { duplicateRules } from "./rules/duplicate.ts";
import { formatRules } from "./rules/format.ts";
import { manifestRules } from "./rules/manifest.ts";
import { modelRules } from "./rules/model.ts";
import { nameRules } from "./rules/name.ts";
import { privacyRules } from "./rules/privacy.ts";
import { promptRules } from "./rules/prompt.ts";
import { qualityRules } from "./rules/quality.ts";
import { sizeRules } from "./rules/size.ts";
import { styleRules } from "./rules/style.ts";

/** What lint says of a dataset. */
export interface LintReport {
  /** Those not accepted: errors first, then by rule, then by file. */
  readonly findings: readonly Finding[];
  /** Those the manifest accepts, in the same order. */
  readonly accepted: readonly Finding[];
  /** Of every usable image with pixels. */
  readonly style: ReadonlyMap<string, StyleVerdict>;
  /** Up to three, whatever the verdicts; none where nothing can be said. */
  readonly leastTypical: readonly string[];
}

const rules: readonly Rule[] = [
  countRules,
  formatRules,
  sizeRules,
  nameRules,
  duplicateRules,
  qualityRules,
  styleRules,
  consistencyRules,
  privacyRules,
  promptRules,
  modelRules,
  manifestRules,
];

const rank: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  information: 2,
};

/** Looks at a dataset with every rule. Pure: same facts, same report. */
export function lint(dataset: Dataset): LintReport {
  const subject = subjectOf(dataset);
  const all = rules.flatMap((rule) => rule(subject));
  const { findings, accepted } = applyAcceptances(dataset, all);
  return {
    findings: findings.toSorted(inOrder),
    accepted: accepted.toSorted(inOrder),
    style: subject.style.verdicts,
    leastTypical: subject.style.leastTypical,
  };
}

function subjectOf(dataset: Dataset): Subject {
  const included = includedImages(dataset);
  const usable = included.filter(isUsable);
  const styled = usable.flatMap(({ file, pixels }) =>
    pixels ? [{ file, style: pixels.style }] : [],
  );
  return { dataset, included, usable, style: judgeStyle(styled) };
}

function inOrder(one: Finding, other: Finding): number {
  return (
    rank[one.severity] - rank[other.severity] ||
    compare(one.rule, other.rule) ||
    compare(one.file ?? "", other.file ?? "")
  );
}

/** By code unit: the same order in every language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
