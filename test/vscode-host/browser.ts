import { chromium } from "playwright-core";
import type { BrowserContext } from "playwright-core";

const chromiumArguments = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium refuses its sandbox to root, and a bare machine has no other user.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export interface BrowserOptions {
  /** Kept secrets live in the profile; without a folder each browser starts with none. */
  readonly profileFolder?: string;
  readonly width?: number;
  readonly height?: number;
  /** What the editor takes for its display language; extensions with it are shown in it. */
  readonly language?: string;
}

/** Opens a headless browser; closing the context ends it. */
export async function openBrowser(
  options: BrowserOptions = {},
): Promise<BrowserContext> {
  const { width = 1280, height = 800 } = options;
  const executablePath = process.env["CHROME_PATH"];
  if (executablePath === undefined) {
    throw new Error("CHROME_PATH is not set; `npm test -- ui` finds a browser");
  }
  // An empty name makes playwright use a profile of its own and remove it afterwards.
  const context = await chromium.launchPersistentContext(
    options.profileFolder ?? "",
    {
      executablePath,
      headless: true,
      args: chromiumArguments,
      viewport: { width, height },
      permissions: ["clipboard-read", "clipboard-write"],
    },
  );
  if (options.language !== undefined) {
    const language = JSON.stringify(options.language);
    await context.addInitScript(
      `Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => ${language}, set() {} });`,
    );
  }
  return context;
}
