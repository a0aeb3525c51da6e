import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { isRecord, stringIn } from "../../core/json.ts";
import type { FromTestImages } from "../../shared/testImages.ts";
import { isFromTestImages } from "../../shared/testImages.ts";
import type { Disposable } from "../own.ts";
import { latestOnly } from "./latestOnly.ts";
import { testImagesHtml } from "./testImagesHtml.ts";
import type { TestImagesState } from "./testImagesState.ts";
import { snapshotFor } from "./testImagesState.ts";
import { testImagesStrings } from "./testImagesWords.ts";

/** The page's type; the manifest activates us for it after a reload. */
export const testImagesViewType = "styleTrainer.testImages";

/** What the page can ask for, by dataset folder. */
export interface TestImagesActions {
  readonly snapshot: (folder: vscode.Uri) => Promise<TestImagesState>;
  readonly generateMissing: (folder: vscode.Uri) => Promise<void>;
  readonly retry: (
    folder: vscode.Uri,
    cell: { readonly key: string; readonly air: string },
  ) => Promise<void>;
  readonly stop: (folder: vscode.Uri) => void;
  readonly addVersion: (folder: vscode.Uri) => Promise<void>;
  readonly editPrompts: (folder: vscode.Uri) => Promise<void>;
  readonly addStarterPrompts: (folder: vscode.Uri) => Promise<void>;
}

export interface TestImagesPanels extends Disposable {
  /** Opens the dataset's page, or brings it to the front. */
  show(folder: vscode.Uri): void;
  /** Something changed: an open page is told. */
  refresh(folder: vscode.Uri): void;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly refresh: () => void;
}

/** One page for each dataset's test images; they survive a reload of the window. */
export function createTestImagesPanels(options: {
  readonly extensionUri: vscode.Uri;
  readonly actions: TestImagesActions;
  readonly log: vscode.LogOutputChannel;
}): TestImagesPanels {
  const { extensionUri, actions, log } = options;
  const open = new Map<string, OpenPanel>();
  const pages = vscode.Uri.joinPath(extensionUri, "dist", "webview");

  function report(error: unknown): void {
    log.error("Test images", error instanceof Error ? error : String(error));
  }

  function adopt(panel: vscode.WebviewPanel, folder: vscode.Uri): void {
    const id = folder.toString();
    const { webview } = panel;
    webview.options = optionsFor(folder);
    let isReady = false;
    let state: TestImagesState | undefined;
    const post = latestOnly(async () => {
      state = await actions.snapshot(folder);
      panel.title = vscode.l10n.t("Test Images: {0}", state.title);
      const snapshot = snapshotFor(id, state, testImagesStrings(), (file) =>
        webview.asWebviewUri(file).toString(),
      );
      if (isReady) await webview.postMessage({ type: "snapshot", snapshot });
    }, report);
    webview.onDidReceiveMessage((message: unknown) => {
      if (!isFromTestImages(message)) return;
      if (message.type === "ready") {
        isReady = true;
        post();
      } else act(message, folder, state).catch(report);
    });
    // A hidden page is gone; it says "ready" when it is shown again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) isReady = false;
    });
    panel.onDidDispose(() => {
      isReady = false;
      if (open.get(id)?.panel === panel) open.delete(id);
    });
    open.set(id, {
      panel,
      refresh: () => {
        if (isReady) post();
      },
    });
    webview.html = testImagesHtml({
      cspSource: webview.cspSource,
      scriptUri: addressIn(webview, "testImages.js"),
      styleUri: addressIn(webview, "testImages.css"),
      nonce: randomBytes(16).toString("base64"),
      language: vscode.env.language,
    });
  }

  async function act(
    message: Exclude<FromTestImages, { readonly type: "ready" }>,
    folder: vscode.Uri,
    state: TestImagesState | undefined,
  ): Promise<void> {
    switch (message.type) {
      case "stop":
        actions.stop(folder);
        return;
      case "generateMissing":
      case "addVersion":
      case "editPrompts":
      case "addStarterPrompts":
        await actions[message.type](folder);
        return;
      case "retry":
        await actions.retry(folder, { key: message.key, air: message.air });
        return;
      case "copyPrompt": {
        const row = state?.prompts.find(({ key }) => key === message.key);
        if (row) await vscode.env.clipboard.writeText(row.prompt);
        return;
      }
      case "open":
      case "reveal": {
        const cell = state?.cells[message.key]?.[message.air];
        if (cell?.state !== "ready") return;
        const command =
          message.type === "open" ? "vscode.open" : "revealInExplorer";
        await vscode.commands.executeCommand(command, cell.file);
      }
    }
  }

  /** Files the page can read: our own, and this dataset's test images. */
  function optionsFor(folder: vscode.Uri): vscode.WebviewOptions {
    return {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        pages,
        vscode.Uri.joinPath(folder, ".style-trainer", "evaluations"),
      ],
    };
  }

  function addressIn(webview: vscode.Webview, file: string): string {
    return webview.asWebviewUri(vscode.Uri.joinPath(pages, file)).toString();
  }

  const serializer = vscode.window.registerWebviewPanelSerializer(
    testImagesViewType,
    {
      deserializeWebviewPanel: (panel, kept: unknown) => {
        const folder = keptFolder(kept);
        if (folder && !open.has(folder.toString())) adopt(panel, folder);
        else panel.dispose();
        return Promise.resolve();
      },
    },
  );

  return {
    show(folder) {
      const shown = open.get(folder.toString());
      if (shown) {
        shown.panel.reveal();
        shown.refresh();
        return;
      }
      const panel = vscode.window.createWebviewPanel(
        testImagesViewType,
        vscode.l10n.t("Test Images"),
        vscode.ViewColumn.Active,
        optionsFor(folder),
      );
      adopt(panel, folder);
    },
    refresh: (folder) => open.get(folder.toString())?.refresh(),
    dispose() {
      serializer.dispose();
      for (const { panel } of [...open.values()]) panel.dispose();
    },
  };
}

/** The dataset a kept page was of, if it is still part of the workspace. */
function keptFolder(kept: unknown): vscode.Uri | undefined {
  const id = isRecord(kept) ? stringIn(kept, "id") : undefined;
  if (id === undefined || !URL.canParse(id)) return undefined;
  const folder = vscode.Uri.parse(id, true);
  return vscode.workspace.getWorkspaceFolder(folder) && folder;
}
