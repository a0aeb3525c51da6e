import * as vscode from "vscode";
import type { RuleId } from "../../core/lint/finding.ts";
import { rulesById } from "../../core/lint/ruleCatalog.ts";

const rulesPage =
  "https://github.com/style-trainer/style-trainer/blob/main/docs/rules.md";

/** The heading of docs/rules.md that explains a rule, as the web shows it. */
export function ruleUri(rule: RuleId): vscode.Uri {
  return vscode.Uri.parse(rulesPage).with({
    fragment: rulesById.get(rule)?.docsAnchor ?? "",
  });
}
