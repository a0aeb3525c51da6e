import fs from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";

const origin = "http://page.test";

/** The colours a page is drawn with when no editor gives any. */
const colours = {
  "--vscode-foreground": "#cccccc",
  "--vscode-descriptionForeground": "#9d9d9d",
  "--vscode-editor-background": "#1f1f1f",
  "--vscode-focusBorder": "#0078d4",
  "--vscode-button-background": "#0078d4",
  "--vscode-button-foreground": "#ffffff",
  "--vscode-button-secondaryBackground": "#313131",
  "--vscode-button-secondaryForeground": "#cccccc",
  "--vscode-badge-background": "#616161",
  "--vscode-badge-foreground": "#f8f8f8",
  "--vscode-icon-foreground": "#cccccc",
  "--vscode-textLink-foreground": "#4daafc",
  "--vscode-editorWarning-foreground": "#cca700",
  "--vscode-errorForeground": "#f85149",
  "--vscode-dropdown-background": "#313131",
  "--vscode-dropdown-foreground": "#cccccc",
  "--vscode-dropdown-border": "#3c3c3c",
  "--vscode-font-family": "system-ui, sans-serif",
  "--vscode-font-size": "13px",
};

/** A page of ours as the editor shows it, without the editor. */
export interface BarePage {
  readonly page: Page;
  /** Posts a snapshot, as the host does. */
  readonly show: (snapshot: unknown) => Promise<void>;
  /** Address of a file for the snapshot. */
  readonly addressOf: (file: string) => string;
}

/** @param name of the page in dist/webview, built before */
export async function openBarePage(
  browser: BrowserContext,
  name: string,
): Promise<BarePage> {
  const page = await browser.newPage();
  const style = Object.entries(colours)
    .map(([variable, value]) => `${variable}:${value}`)
    .join(";");
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      await route.fulfill({
        contentType: "text/html",
        body: `<!DOCTYPE html><html lang="en" style="${style}"><head>
          <link rel="stylesheet" href="/dist/webview/${name}.css"></head><body>
          <script>
            let kept;
            window.sent = [];
            window.acquireVsCodeApi = () => ({
              postMessage: (message) => window.sent.push(message),
              getState: () => kept,
              setState: (state) => { kept = state; },
            });
          </script>
          <script src="/dist/webview/${name}.js"></script></body></html>`,
      });
      return;
    }
    const file = path.resolve(`.${decodeURIComponent(pathname)}`);
    if (fs.existsSync(file)) await route.fulfill({ path: file });
    else await route.fulfill({ status: 404 });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    addressOf: (file) => `${origin}/${file}`,
    show: async (snapshot) => {
      const message = JSON.stringify({ type: "snapshot", snapshot });
      await page.evaluate(`postMessage(${message}, "*")`);
    },
  };
}
