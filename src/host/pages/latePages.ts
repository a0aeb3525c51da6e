import * as vscode from "vscode";
import { reportFailure } from "../commands/reportFailure.ts";
import type { Late } from "../late/late.ts";
import { late } from "../late/late.ts";
import type { PageName } from "./pageName.ts";
import { viewTypeOf } from "./pageName.ts";
import type { PagePanels } from "./pagePanels.ts";

type Restoring = Pick<PagePanels, "restore" | "dispose">;

/**
 * Pages of one kind, whose program is loaded when the first of them is opened, or
 * comes back after a reload: for the latter the editor has to know us from the start.
 */
export function latePages<Pages extends Restoring>(
  name: PageName,
  log: vscode.LogOutputChannel,
  load: () => Promise<Pages>,
): Late<Pages> {
  const pages = late(load, (loaded) => loaded.dispose());
  const serializer = vscode.window.registerWebviewPanelSerializer(
    viewTypeOf(name),
    restoring(pages, log),
  );
  return {
    loaded: async () => pages.loaded(),
    dispose() {
      serializer.dispose();
      pages.dispose();
    },
  };
}

/** Loads the program for a page that comes back, which may be closed meanwhile. */
export function restoring(
  pages: Late<Restoring>,
  log: Pick<vscode.LogOutputChannel, "error">,
): vscode.WebviewPanelSerializer {
  return {
    async deserializeWebviewPanel(panel, kept: unknown) {
      const closed = new AbortController();
      panel.onDidDispose(() => closed.abort());
      try {
        const loaded = await pages.loaded();
        if (!closed.signal.aborted) loaded.restore(panel, kept);
      } catch (error) {
        // It would stay empty; opened anew, it is loaded anew.
        panel.dispose();
        reportFailure(error, log);
      }
    },
  };
}
