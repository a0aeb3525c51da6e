import type { Severity } from "../lint/finding.ts";
import { ruleCatalog, rulesById } from "../lint/ruleCatalog.ts";
import { enumeration } from "../text.ts";

/** What a rule means, why it matters, and what to do. */
export interface RuleExplanation {
  readonly rule: string;
  /** A few words. */
  readonly title: string;
  /** Usual; a finding says its own. */
  readonly severity: Severity;
  /** Markdown: what docs/rules.md says under the rule's heading. */
  readonly explanation: string;
}

/**
 * Explains a rule by what the documentation says of it.
 *
 * @param documentation docs/rules.md
 * @returns a sentence when there is no such rule
 */
export function explainRule(
  rule: string,
  documentation: string,
): RuleExplanation | string {
  const entry = rulesById.get(rule);
  if (!entry) {
    const family = rule.split("/")[0];
    const alike = ruleCatalog.filter((each) => each.family === family);
    return alike.length > 0
      ? `There is no rule ${rule}; of its family there are ${enumeration(
          alike.map(({ id }) => id),
          alike.length,
        )}.`
      : `There is no rule ${rule}; rules are named like count/too-few.`;
  }
  const { title, severity } = entry;
  const explanation = sectionOf(rule, documentation);
  return { rule, title, severity, explanation };
}

/** An example of the finding, with a picture that a reader of the words alone can't see. */
const example = /<!-- example -->[^]*?<!-- \/example -->/;

/** What stands between a rule's heading and the next one. */
function sectionOf(rule: string, documentation: string): string {
  const [, after = ""] = documentation.split(`\n### \`${rule}\`\n`);
  return (after.split(/\n#{1,3} /)[0] ?? "").replace(example, "").trim();
}
