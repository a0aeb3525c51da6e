import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Disposable } from "../own.ts";
import { keptId } from "./keptId.ts";
import { latestOnly } from "./latestOnly.ts";
import { pageHtml } from "./pageHtml.ts";
import type { PageName } from "./pageName.ts";
import { viewTypeOf } from "./pageName.ts";

/** Address of a file inside one page. */
export type AddressOf = (file: vscode.Uri) => string;

/** What makes one kind of page: what it shows and what it may ask for. */
export interface PageKind<State, Message extends { readonly type: string }> {
  readonly name: PageName;
  /** The tab's, until there is something to show. */
  readonly title: string;
  readonly titleOf: (state: State) => string;
  /** Folders whose files the page can read, besides our own. */
  readonly rootsOf: (folder: vscode.Uri) => readonly vscode.Uri[];
  readonly load: (folder: vscode.Uri) => Promise<State>;
  /** Complete: what is posted to a hidden page is lost. */
  readonly snapshotOf: (
    id: string,
    state: State,
    addressOf: AddressOf,
  ) => unknown;
  /**
   * A message for what little changed since the state that a page shows;
   * undefined: it takes a snapshot. Without it, everything does.
   */
  readonly changeSince?: (shown: State, state: State) => unknown;
  /** A page is a network peer: what it sends is unknown until checked. */
  readonly isMessage: (message: unknown) => message is Message;
  /** `state` is what was shown last. */
  readonly act: (
    message: Message,
    folder: vscode.Uri,
    state: State,
  ) => Promise<void>;
  /** The page was closed: what was kept for it alone can go. */
  readonly onClose?: (folder: vscode.Uri) => void;
  readonly onError: (error: unknown) => void;
}

export interface PagePanels extends Disposable {
  /** Opens the dataset's page, or brings it to the front. */
  show(folder: vscode.Uri): void;
  /** Something changed: an open page is told. */
  refresh(folder: vscode.Uri): void;
  /**
   * Goes on with a page that was open before a reload of the window.
   * @param kept what it left of itself
   */
  restore(panel: vscode.WebviewPanel, kept: unknown): void;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly refresh: () => void;
}

/** One page for each dataset; they survive a reload of the window. */
export function createPagePanels<
  State,
  Message extends { readonly type: string },
>(extensionUri: vscode.Uri, kind: PageKind<State, Message>): PagePanels {
  const open = new Map<string, OpenPanel>();
  const pages = vscode.Uri.joinPath(extensionUri, "dist", "webview");

  function adopt(panel: vscode.WebviewPanel, folder: vscode.Uri): void {
    const id = folder.toString();
    const { webview } = panel;
    webview.options = optionsFor(folder);
    /** Whether what is posted gets there; for a page that loads, the editor keeps it. */
    let isThere = false;
    let state: State | undefined;
    /** What was posted to the page; undefined: nothing yet, or it is gone. */
    let shown: State | undefined;
    const messageFor = (next: State): unknown => {
      const change = shown && kind.changeSince?.(shown, next);
      if (change !== undefined) return change;
      const snapshot = kind.snapshotOf(id, next, (file) =>
        webview.asWebviewUri(file).toString(),
      );
      return { type: "snapshot", snapshot };
    };
    const post = latestOnly(async () => {
      state = await kind.load(folder);
      panel.title = kind.titleOf(state);
      if (!isThere) return;
      const message = messageFor(state);
      shown = state;
      const isPosted = await webview.postMessage(message);
      if (!isPosted) leave();
    }, kind.onError);
    // Not only when the page asks: the way there and back would be time without pictures.
    const enter = () => {
      isThere = true;
      shown = undefined;
      post();
    };
    const leave = () => {
      isThere = false;
      shown = undefined;
    };
    webview.onDidReceiveMessage((message: unknown) => {
      if (!kind.isMessage(message)) return;
      if (message.type === "ready") {
        // It has nothing: what was posted got lost, unless it is still being read.
        if (!isThere || shown !== undefined) enter();
      } else if (state !== undefined) {
        kind.act(message, folder, state).catch(kind.onError);
      }
    });
    // A hidden page is gone; shown again, it loads anew.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) leave();
      else if (!isThere) enter();
    });
    panel.onDidDispose(() => {
      leave();
      if (open.get(id)?.panel !== panel) return;
      open.delete(id);
      kind.onClose?.(folder);
    });
    open.set(id, {
      panel,
      refresh: () => {
        if (isThere) post();
      },
    });
    webview.html = pageHtml({
      cspSource: webview.cspSource,
      scriptUri: addressIn(webview, `${kind.name}.js`),
      styleUris: ["base.css", `${kind.name}.css`].map((name) =>
        addressIn(webview, name),
      ),
      nonce: randomBytes(16).toString("base64"),
      language: vscode.env.language,
    });
    enter();
  }

  function optionsFor(folder: vscode.Uri): vscode.WebviewOptions {
    return {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [pages, ...kind.rootsOf(folder)],
    };
  }

  function addressIn(webview: vscode.Webview, file: string): string {
    return webview.asWebviewUri(vscode.Uri.joinPath(pages, file)).toString();
  }

  return {
    show(folder) {
      const shown = open.get(folder.toString());
      if (shown) {
        shown.panel.reveal();
        shown.refresh();
        return;
      }
      const panel = vscode.window.createWebviewPanel(
        viewTypeOf(kind.name),
        kind.title,
        vscode.ViewColumn.Active,
        optionsFor(folder),
      );
      adopt(panel, folder);
    },
    refresh: (folder) => open.get(folder.toString())?.refresh(),
    restore(panel, kept) {
      const folder = keptFolder(kept);
      if (folder && !open.has(folder.toString())) adopt(panel, folder);
      else panel.dispose();
    },
    dispose() {
      for (const { panel } of [...open.values()]) panel.dispose();
    },
  };
}

/** The dataset a kept page was of, if it is still part of the workspace. */
function keptFolder(kept: unknown): vscode.Uri | undefined {
  const id = keptId(kept);
  if (id === undefined) return undefined;
  const folder = vscode.Uri.parse(id, true);
  return vscode.workspace.getWorkspaceFolder(folder) && folder;
}
