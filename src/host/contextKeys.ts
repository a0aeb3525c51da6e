import * as vscode from "vscode";

/** What menus and welcome views look at; set from here alone. */
export type ContextKey = "ready" | "hasKey" | "isRehearsing";

/** Tells the editor only what changed: setting a key re-evaluates every menu. */
export function createContextKeys(): (key: ContextKey, value: boolean) => void {
  const known = new Map<ContextKey, boolean>();
  return (key, value) => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void vscode.commands.executeCommand(
      "setContext",
      `styleTrainer.${key}`,
      value,
    );
  };
}
