import * as vscode from "vscode";
import type { PromptReference } from "../../core/dataset/manifest.ts";

/** "Sketch sketches/fox.png, strength 0.5". */
export function referenceWords({
  type,
  image,
  strength,
}: PromptReference): string {
  if (type === "reference") return vscode.l10n.t("Reference {0}", image);
  return strength === undefined
    ? vscode.l10n.t("Sketch {0}", image)
    : vscode.l10n.t("Sketch {0}, strength {1}", image, strength);
}
