import * as vscode from "vscode";
import { joined } from "../../core/words/lists.ts";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import { words } from "../words.ts";

const order: readonly Severity[] = ["error", "warning", "information"];

/** The worst of them, or undefined when there are none. */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
  return order.find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}

/** The icon Problems uses for it, in its colour. */
export function severityIcon(severity: Severity): vscode.ThemeIcon {
  switch (severity) {
    case "error":
      return icon("error", "problemsErrorIcon.foreground");
    case "warning":
      return icon("warning", "problemsWarningIcon.foreground");
    case "information":
      return icon("info", "problemsInfoIcon.foreground");
  }
}

/** "2 errors, 1 warning", or "" when there is nothing. */
export function countsOf(findings: readonly Finding[]): string {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  const counts = [
    errorsText(count("error")),
    warningsText(count("warning")),
    notesText(count("information")),
  ];
  return words(joined(counts.filter(Boolean)));
}

function errorsText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? vscode.l10n.t("1 error")
    : vscode.l10n.t("{0} errors", count);
}

function warningsText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? vscode.l10n.t("1 warning")
    : vscode.l10n.t("{0} warnings", count);
}

function notesText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? vscode.l10n.t("1 note")
    : vscode.l10n.t("{0} notes", count);
}

function icon(name: string, colour: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}
