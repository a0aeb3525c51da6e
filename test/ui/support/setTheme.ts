import fs from "node:fs";
import path from "node:path";

/** Colour theme, and what the editor calls its kind on a page. */
export const themes = [
  ["Dark Modern", "vscode-dark"],
  ["Light Modern", "vscode-light"],
  ["Default High Contrast", "vscode-high-contrast"],
  ["Default High Contrast Light", "vscode-high-contrast-light"],
] as const;

/** Gives the workspace a colour theme of its own, by its name in the list of themes. */
export function setTheme(workspace: string, theme: string): void {
  const file = path.join(workspace, ".vscode/settings.json");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ "workbench.colorTheme": theme }));
}
