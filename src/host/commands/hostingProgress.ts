import * as vscode from "vscode";
import type { OnHostingProgress } from "../../engine/hosting/hostingProgress.ts";
import { byteSize } from "../words.ts";

/**
 * Shows an upload and its check in one notification. The bar is the upload's;
 * the words go on while the ZIP is read back.
 */
export function showHostingProgress(
  progress: vscode.Progress<{ increment?: number; message?: string }>,
): OnHostingProgress {
  let shown = "";
  let shownPercent = 0;
  return ({ step, doneBytes, totalBytes }) => {
    const percent = Math.floor((100 * doneBytes) / Math.max(1, totalBytes));
    const now = `${step} ${percent}`;
    if (now === shown) return;
    shown = now;
    const done = byteSize(doneBytes);
    const total = byteSize(totalBytes);
    progress.report({
      // A bar can't go back: what is read after an upload moves only the words.
      increment: Math.max(0, percent - shownPercent),
      message:
        step === "upload"
          ? vscode.l10n.t("uploading, {0} % ({1} of {2})", percent, done, total)
          : vscode.l10n.t(
              "reading it as the service will, {0} % ({1} of {2})",
              percent,
              done,
              total,
            ),
    });
    shownPercent = Math.max(shownPercent, percent);
  };
}
