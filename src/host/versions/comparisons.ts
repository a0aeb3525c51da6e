import * as vscode from "vscode";
import type { DatasetDiff } from "../../core/dataset/datasetDiff.ts";
import { diffMarkdown } from "../../core/dataset/diffText.ts";
import type { Disposable } from "../own.ts";

const scheme = "style-trainer-comparison";

/** Comparisons of versions, read as pages and kept nowhere. */
export interface Comparisons extends Disposable {
  show(diff: DatasetDiff): Promise<void>;
}

export function createComparisons(): Comparisons {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(
    scheme,
    {
      onDidChange: changed.event,
      // After a reload the page is still open, and what it compared is gone.
      provideTextDocumentContent: (uri) =>
        texts.get(uri.toString()) ??
        vscode.l10n.t("Compare the versions again to see what differs."),
    },
  );
  return {
    async show(diff) {
      const name = `${diff.before} → ${diff.after}`.replaceAll("/", "-");
      const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
      texts.set(uri.toString(), diffMarkdown(diff));
      changed.fire(uri);
      await vscode.commands.executeCommand("markdown.showPreview", uri);
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
