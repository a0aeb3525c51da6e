import * as vscode from "vscode";
import { rulesById } from "../core/lint/ruleCatalog.ts";

/** What a rule is called in the language of the editor; what is no rule stays as it is. */
export function ruleTitle(rule: string): string {
  const title = rulesById.get(rule)?.title;
  return title === undefined ? rule : vscode.l10n.t(title);
}
