import type * as vscode from "vscode";

/** Something to be cleaned up. The editor's own is a class; this is what it needs. */
export interface Disposable {
  dispose(): void;
}

/** Takes a thing into the extension's care: it is disposed of with it. */
export type Own = <T extends Disposable>(thing: T) => T;

/** Nothing is made unowned: everything goes through the function returned. */
export function ownedBy(
  context: Pick<vscode.ExtensionContext, "subscriptions">,
): Own {
  return (thing) => {
    context.subscriptions.push(thing);
    return thing;
  };
}
