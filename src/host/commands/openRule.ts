import * as vscode from "vscode";
import type { RuleId } from "../../core/lint/finding.ts";
import { ruleCatalog, rulesById } from "../../core/lint/ruleCatalog.ts";
import { ruleTitle } from "../ruleTitle.ts";
import type { CommandDeps, CommandHandler } from "./deps.ts";

/** Opens the page about rules, at one of them: it ships with the extension. */
export function openRule({ paths }: CommandDeps): CommandHandler {
  return async (given) => {
    const rule = ruleIn(given) ?? (await askForRule());
    if (!rule) return;
    const page = vscode.Uri.joinPath(paths.extension, "docs", "rules.md");
    await vscode.commands.executeCommand(
      "markdown.showPreview",
      page.with({ fragment: rulesById.get(rule)?.docsAnchor ?? "" }),
    );
  };
}

function ruleIn(given: unknown): RuleId | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const rule =
    "finding" in given && typeof given.finding === "object" && given.finding
      ? "rule" in given.finding && given.finding.rule
      : "rule" in given && given.rule;
  return typeof rule === "string" ? rulesById.get(rule)?.id : undefined;
}

async function askForRule(): Promise<RuleId | undefined> {
  const picked = await vscode.window.showQuickPick(
    ruleCatalog.map(({ id }) => ({
      label: ruleTitle(id),
      description: id,
      id,
    })),
    {
      placeHolder: vscode.l10n.t("Rule to read about"),
      ignoreFocusOut: true,
      matchOnDescription: true,
    },
  );
  return picked?.id;
}
